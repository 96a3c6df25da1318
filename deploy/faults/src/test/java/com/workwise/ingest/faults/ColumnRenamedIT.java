package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import org.junit.jupiter.api.Test;

/** A migration went wrong: a column is not there (42703), and comes back. */
final class ColumnRenamedIT {

    @Test
    void renamedAndBack() {
        try (Scene scene = Scene.shared("ColumnRenamed").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            scene.sql("ALTER TABLE jobs RENAME COLUMN title TO heading");
            run.effect("an operator is called", () -> scene.worker().logged("needs an operator") > 0);
            run.effect("the circuit opens", () -> scene.worker().circuitIs("open"));
            run.hold(Form.seconds(3, 60));
            scene.sql("ALTER TABLE jobs RENAME COLUMN heading TO title");
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
