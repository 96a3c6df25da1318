package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.TcpProxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every packet to and from the database takes 200 ms to 2 s: a transaction takes about as long as its timeout. */
final class DatabaseSlowIT {

    @Test
    void latencyOfUpToTwoSeconds() {
        Scene scene = Scene.shared("DatabaseSlow");
        try (TcpProxy proxy = TcpProxy.before(scene.databasePort());
                scene;
                FaultRun run = FaultRun.on(scene.databaseThrough(proxy.port()).start(1))
                        .begin()) {
            proxy.latency(Duration.ofMillis(200), Duration.ofSeconds(2));
            run.effect("records wait", () -> run.progress.backlog() > 2_000);
            run.hold(Form.seconds(10, 60));
            proxy.pass();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
