package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code pg_terminate_backend} for each of the workers' connections, again and again (57P01). */
final class BackendsTerminatedIT {

    @Test
    void connectionsEndAgainAndAgain() {
        try (Scene scene = Scene.shared("BackendsTerminated").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            for (int i = 0; i < Form.count(10, 100) || scene.worker().logged(" 57P01 ") == 0; i++) {
                scene.sql(Scene.TERMINATE);
                Wait.pause(Duration.ofMillis(run.random.nextInt(1_000)));
            }
            run.effect("a batch had to wait", () -> scene.worker().logged(" 57P01 ") > 0);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
