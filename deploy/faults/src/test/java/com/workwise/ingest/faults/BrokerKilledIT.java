package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnKafka;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the broker, under a producer and an HTTP client. */
final class BrokerKilledIT {

    @Test
    void killedAndRestarted() {
        try (OwnKafka kafka = TestServices.ownKafka();
                Scene scene = Scene.on("BrokerKilled", kafka.bootstrapServers())
                        .withApi()
                        .start(1);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            kafka.kill();
            run.effect("the broker is gone", () -> !kafka.answers());
            run.hold(Form.seconds(5, 60));
            kafka.start();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
