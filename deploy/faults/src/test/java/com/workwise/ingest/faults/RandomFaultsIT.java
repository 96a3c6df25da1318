package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.JarProcess;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnKafka;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.OwnService;
import com.workwise.ingest.testsupport.TestServices;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** One fault after the other, drawn by the seed, on everything, for a quarter of an hour. */
final class RandomFaultsIT {

    private static final Duration LENGTH = Duration.ofMinutes(15);

    @Test
    void whateverComes() {
        Assumptions.assumeTrue(Form.isLong(), "random faults are for the long form: -Pfaults");
        try (OwnPostgres postgres = TestServices.ownPostgres();
                OwnKafka kafka = TestServices.ownKafka();
                Scene scene = Scene.on("RandomFaults", postgres.database(), kafka.bootstrapServers())
                        .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                        .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                        .withApi()
                        .start(2);
                FaultRun run = FaultRun.on(scene)
                        .workersMayEnd()
                        .produce(Mix.USUAL)
                        .submit(Mix.OVER_HTTP)
                        .begin()) {
            long end = System.nanoTime() + LENGTH.toNanos();
            while (System.nanoTime() < end) {
                strike(run, scene, postgres, kafka);
                run.hold(Duration.ofMillis(run.random.nextInt(10_000)));
            }
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    private static void strike(FaultRun run, Scene scene, OwnPostgres postgres, OwnKafka kafka) {
        Duration hold = Duration.ofMillis(run.random.nextInt(20_000));
        OwnService service = run.random.nextBoolean() ? postgres : kafka;
        JarProcess worker =
                scene.workers().get(run.random.nextInt(scene.workers().size()));
        switch (run.random.nextInt(6)) {
            case 0 -> {
                service.kill();
                run.hold(hold);
                service.start();
            }
            case 1 -> {
                service.freeze();
                run.hold(hold);
                service.thaw();
            }
            case 2 -> {
                service.stop();
                run.hold(hold);
                service.start();
            }
            case 3 -> {
                worker.kill();
                run.hold(hold);
                worker.start().awaitReady();
            }
            case 4 -> {
                worker.freeze();
                run.hold(hold);
                worker.thaw();
            }
            default -> scene.sql(Scene.TERMINATE);
        }
    }
}
