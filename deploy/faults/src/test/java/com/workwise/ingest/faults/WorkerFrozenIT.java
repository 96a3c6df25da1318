package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import org.junit.jupiter.api.Test;

/** A worker freezes for longer than its session; another takes over; the first one wakes and still believes it owns. */
final class WorkerFrozenIT {

    @Test
    void wakesAfterAnotherTookOver() {
        try (Scene scene = Scene.shared("WorkerFrozen")
                        .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                        .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                        .start(2);
                FaultRun run = FaultRun.on(scene).begin()) {
            for (int i = 0; i < Form.count(2, 6); i++) {
                var worker = scene.workers().get(i % 2);
                worker.freeze();
                run.effect("its records wait", () -> run.progress.backlog() > 500);
                run.effect("the other takes over", () -> run.progress.backlog() < 300);
                worker.thaw();
            }
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
