package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** Others hold all of {@code max_connections} (53300). */
final class ConnectionsUsedUpIT {

    @Test
    void noConnectionIsLeft() throws SQLException {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("ConnectionsUsedUp", postgres.database()).start(1);
                FaultRun run = FaultRun.on(scene).begin();
                Connection operator = scene.jdbc();
                Statement statement = operator.createStatement()) {
            Deque<Connection> taken = new ArrayDeque<>();
            long end = System.nanoTime() + Form.seconds(8, 60).toNanos();
            while (System.nanoTime() < end || scene.worker().logged(" 53300 ") == 0) {
                takeAll(scene, taken);
                statement.execute(Scene.TERMINATE);
            }
            run.effect("a batch found no connection", () -> scene.worker().logged(" 53300 ") > 0);
            while (!taken.isEmpty()) {
                taken.pop().close();
            }
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    private static void takeAll(Scene scene, Deque<Connection> taken) {
        try {
            while (true) {
                taken.push(scene.jdbc());
            }
        } catch (SQLException noneLeft) {
            Wait.pause(Duration.ofMillis(200));
        }
    }
}
