package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnKafkaCluster;
import com.workwise.ingest.testsupport.TestServices;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of one of three brokers, each topic on all of them. */
final class BrokerOfThreeKilledIT {

    @Test
    void oneIsKilledAndComesBack() {
        Assumptions.assumeTrue(Form.isLong(), "three brokers are for the long form: -Pfaults");
        try (OwnKafkaCluster kafka = TestServices.ownKafkaCluster();
                Scene scene = Scene.on("BrokerOfThreeKilled", kafka.bootstrapServers())
                        .replication(3)
                        .withApi()
                        .start(1);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            kafka.killOne();
            long before = run.progress.committed();
            run.effect("the other two serve", () -> run.progress.committed() > before + 1_000);
            run.hold(Duration.ofSeconds(30));
            kafka.startAgain();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
