package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnKafka;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/** SIGSTOP of the broker; the long form lasts longer than a delivery timeout of producers. */
final class BrokerFrozenIT {

    @Test
    void frozenAndThawed() {
        try (OwnKafka kafka = TestServices.ownKafka();
                Scene scene = Scene.on("BrokerFrozen", kafka.bootstrapServers())
                        .withApi()
                        .start(1);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            kafka.freeze();
            run.effect("the broker does not answer", () -> !kafka.answers());
            run.hold(Form.seconds(12, 150));
            kafka.thaw();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
