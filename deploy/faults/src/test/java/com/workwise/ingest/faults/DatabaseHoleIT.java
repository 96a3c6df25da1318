package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.TcpProxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The network swallows every byte for 10 s and forgets the connections, as a firewall that is restarted. */
final class DatabaseHoleIT {

    @Test
    void forgottenByTheNetworkForTenSeconds() {
        Scene scene = Scene.shared("DatabaseHole");
        try (TcpProxy proxy = TcpProxy.before(scene.databasePort());
                scene;
                FaultRun run = FaultRun.on(scene.databaseThrough(proxy.port()).start(1))
                        .backWithin(Duration.ofSeconds(15))
                        .begin()) {
            proxy.hole();
            run.effect("bytes vanish", () -> proxy.swallowed() > 0);
            run.hold(Duration.ofSeconds(10));
            proxy.pass();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    /** Connections that are idle when the network forgets them are found out when they are needed. */
    @Test
    void forgottenWhileNothingIsToDo() {
        Scene scene = Scene.shared("DatabaseHoleWhileIdle");
        try (TcpProxy proxy = TcpProxy.before(scene.databasePort());
                scene;
                FaultRun run = FaultRun.on(scene.databaseThrough(proxy.port()).start(1))
                        .backWithin(Duration.ofSeconds(5))
                        .begin()) {
            run.pause();
            proxy.hole();
            run.hold(Duration.ofSeconds(2));
            proxy.pass();
            run.resume();
            run.healed();
            run.effect("a forgotten connection was tried", () -> proxy.swallowed() > 0);
            run.finish(Guarantees.ALL);
        }
    }
}
