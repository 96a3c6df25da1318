package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/** SIGSTOP of the database: connections stay open and nothing answers. */
final class DatabaseFrozenIT {

    @Test
    void frozenAndThawed() {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("DatabaseFrozen", postgres.database()).start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            postgres.freeze();
            // Each of the calls that hang counts, or it would never open.
            run.effect("the circuit opens", () -> scene.worker().circuitIs("open"));
            run.hold(Form.seconds(5, 60));
            postgres.thaw();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
