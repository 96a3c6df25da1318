package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGTERM in the middle of the work: what is in flight is stored, or left to the next start. */
final class WorkerTerminatedIT {

    /** 128 + SIGTERM. */
    private static final int TERMINATED = 143;

    /** As much as an orchestrator gives by default before it kills. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Test
    void whileTheDatabaseIsWell() {
        try (Scene scene = Scene.shared("WorkerTerminated").start(1);
                FaultRun run = FaultRun.on(scene).workersMayEnd().begin()) {
            for (int i = 0; i < Form.count(2, 20); i++) {
                Wait.pause(Duration.ofMillis(run.random.nextInt(1_000)));
                assertThat(scene.worker().terminate(GRACE)).isEqualTo(TERMINATED);
                assertThat(scene.worker().logged("Flow drained")).isEqualTo(i + 1);
                assertThat(run.progress.storedPastCommit()).isZero();
                scene.worker().start().awaitReady();
            }
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    @Test
    void whileTheDatabaseHangs() {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("WorkerTerminatedAtHungDatabase", postgres.database())
                        .start(1);
                FaultRun run = FaultRun.on(scene).workersMayEnd().begin()) {
            postgres.freeze();
            run.effect("records wait", () -> run.progress.backlog() > 500);
            assertThat(scene.worker().terminate(GRACE)).isEqualTo(TERMINATED);
            postgres.thaw();
            scene.worker().start().awaitReady();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
