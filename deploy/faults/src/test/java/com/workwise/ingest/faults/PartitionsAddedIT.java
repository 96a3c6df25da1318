package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/** The topic gets more partitions while it is written: keys move, and their order with them. */
final class PartitionsAddedIT {

    private static final int BEFORE = Scene.PARTITIONS;

    @Test
    void morePartitions() throws Exception {
        try (Scene scene = Scene.shared("PartitionsAdded")
                        .with("spring.kafka.consumer.properties.metadata.max.age.ms", 2_000)
                        .start(2);
                FaultRun run = FaultRun.on(scene)
                        .produce(Mix.USUAL.withoutTies().keys(500))
                        .begin()) {
            try (Admin admin = scene.admin()) {
                admin.createPartitions(Map.of(scene.rawTopic(), NewPartitions.increaseTo(2 * BEFORE)))
                        .all()
                        .get();
            }
            run.effect("the new ones are read", () -> run.progress.committedPartitions() == 2 * BEFORE);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
