package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Somebody holds a lock on the table (55P03). */
final class TableLockedIT {

    @Test
    void lockedAndReleased() throws SQLException {
        try (Scene scene = Scene.shared("TableLocked").start(1);
                FaultRun run = FaultRun.on(scene).begin();
                Connection other = scene.jdbc();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE jobs IN EXCLUSIVE MODE");
            run.effect(
                    "a batch waits for the lock in vain", () -> scene.worker().logged(" 55P03 ") > 0);
            run.hold(Form.seconds(4, 55));
            other.rollback();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
