package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import org.junit.jupiter.api.Test;

/** Eight producers write the same 200 postings to any partition, so that all lanes of all workers meet at the same rows. */
final class SharedKeysIT {

    @Test
    void eightWritersOnTwoHundredKeys() {
        try (Scene scene = Scene.shared("SharedKeys").start(2);
                FaultRun run = FaultRun.on(scene)) {
            run.produceTogether(8, Mix.USUAL.keys(200).withoutTies(), sent -> sent.number() % Scene.PARTITIONS)
                    .begin();
            run.hold(Form.seconds(3, 3));
            long deadlocks = deadlocks(scene);
            run.hold(Form.seconds(6, 120));
            run.healed();
            run.finish(Guarantees.ALL);
            // Rows are locked in the order of their keys, once they are there.
            assertThat(deadlocks(scene)).isEqualTo(deadlocks);
        }
    }

    private static long deadlocks(Scene scene) {
        return scene.workers().stream()
                .mapToLong(worker -> worker.logged(" 40P01 "))
                .sum();
    }
}
