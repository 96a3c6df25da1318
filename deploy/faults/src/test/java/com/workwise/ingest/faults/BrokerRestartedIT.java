package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnKafka;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/** A clean restart of the broker, as in an upgrade. */
final class BrokerRestartedIT {

    @Test
    void stoppedAndStarted() {
        try (OwnKafka kafka = TestServices.ownKafka();
                Scene scene = Scene.on("BrokerRestarted", kafka.bootstrapServers())
                        .withApi()
                        .start(1);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            kafka.stop();
            run.effect("the broker is gone", () -> !kafka.answers());
            run.hold(Form.seconds(3, 30));
            kafka.start();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
