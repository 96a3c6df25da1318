package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.JarProcess;
import com.workwise.ingest.faults.run.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Workers join and leave every few seconds, politely or not, so that partitions move all the time. */
final class MembersComeAndGoIT {

    private static final Duration GRACE = Duration.ofSeconds(30);

    @Test
    void membersJoinAndLeave() {
        try (Scene scene = Scene.shared("MembersComeAndGo")
                        .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                        .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                        .start(1);
                FaultRun run = FaultRun.on(scene).workersMayEnd().begin()) {
            for (int i = 0; i < Form.count(3, 24); i++) {
                JarProcess guest = scene.startWorker().awaitReady();
                run.hold(Duration.ofMillis(500 + run.random.nextInt(4_500)));
                if (run.random.nextBoolean()) {
                    guest.terminate(GRACE);
                } else {
                    guest.kill();
                }
            }
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
