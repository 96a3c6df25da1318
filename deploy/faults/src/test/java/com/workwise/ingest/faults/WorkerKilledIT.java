package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.JarProcess;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of a worker at random moments, also between the commit of rows and the commit of their offsets. */
final class WorkerKilledIT {

    @Test
    void killedAgainAndAgain() {
        try (Scene scene = Scene.shared("WorkerKilled")
                        .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                        .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                        .start(2);
                FaultRun run = FaultRun.on(scene).workersMayEnd().begin()) {
            int between = 0;
            int kills = Form.count(6, 30);
            for (int i = 0; i < kills || between == 0; i++) {
                JarProcess victim = scene.workers().get(i % 2);
                victim.awaitReady();
                run.effect("the other one works", () -> run.progress.backlog() < 1_500);
                Wait.pause(Duration.ofMillis(run.random.nextInt(700)));
                victim.kill();
                between += run.progress.storedPastCommit() > 0 ? 1 : 0;
                victim.start();
            }
            scene.workers().forEach(JarProcess::awaitReady);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
