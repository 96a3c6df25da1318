package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import org.junit.jupiter.api.Test;

/** The database takes no writes, as a standby after a failover (25006). */
final class DatabaseReadOnlyIT {

    @Test
    void readOnlyAndBack() {
        try (Scene scene = Scene.shared("DatabaseReadOnly").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            readOnly(scene, "on");
            run.effect("writes are refused", () -> scene.worker().logged(" 25006 ") > 0);
            run.hold(Form.seconds(5, 60));
            readOnly(scene, "off");
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    private static void readOnly(Scene scene, String value) {
        scene.sql(
                "SET default_transaction_read_only = off",
                "ALTER DATABASE " + scene.databaseName() + " SET default_transaction_read_only = " + value,
                Scene.TERMINATE);
    }
}
