package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the database and all its processes; the API goes on accepting meanwhile. */
final class DatabaseKilledIT {

    @Test
    void killedAndRestarted() {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("DatabaseKilled", postgres.database())
                        .withApi()
                        .start(1);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            run.hold(Form.seconds(0, 40));
            postgres.kill();
            run.effect("the circuit opens", () -> scene.worker().circuitIs("open"));
            int acknowledged = run.progress.acknowledged();
            run.hold(Form.seconds(5, 180));
            run.effect("the API still accepts", () -> run.progress.acknowledged() > acknowledged + 1_000);
            postgres.start();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
