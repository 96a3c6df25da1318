package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Scene;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** The dead-letter topic takes no letter: bad records hold their partitions back, and nothing is dropped. */
final class DeadLetterTopicRefusingIT {

    @Test
    void refusesAndTakesAgain() throws Exception {
        try (Scene scene = Scene.shared("DeadLetterTopicRefusing").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            largestMessage(scene, 50);
            run.effect(
                    "letters are not acknowledged",
                    () -> scene.worker().logged("dead letters are not acknowledged") > 0);
            run.effect("records wait", () -> run.progress.backlog() > 1_000);
            run.hold(Form.seconds(4, 60));
            largestMessage(scene, 2_000_000);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    private static void largestMessage(Scene scene, int bytes) throws InterruptedException, ExecutionException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, scene.deadLetterTopic());
        ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (Admin admin = scene.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
