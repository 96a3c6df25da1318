package com.workwise.ingest.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A node that is broker and controller, as light as a single developer or a test needs it. */
record KafkaSettings(Path logs, KafkaLayout layout) {

    /** What clients can notice. */
    static Map<String, String> noticeable(int nodes) {
        String replication = Integer.toString(Math.min(nodes, 3));
        // One of them may be away.
        String inSync = Integer.toString(Math.max(1, Math.min(nodes, 3) - 1));
        Map<String, String> settings = new TreeMap<>();
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", replication);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", replication);
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", replication);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("share.coordinator.state.topic.replication.factor", replication);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
        settings.put("share.coordinator.state.topic.num.partitions", "2");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Sooner than the default of 2 s, because the session's 9 s must outlast a machine that is short of CPU. They
        // are also what a killed broker waits for when it comes back; a shorter session costs its leaders under load.
        settings.put("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(layout.own()));
        properties.setProperty("log.dirs", logs.toString());
        listeners(properties);
        properties.putAll(noticeable(layout.nodes().size()));
        lightness(properties);
        return properties;
    }

    private void listeners(Properties properties) {
        KafkaLayout.Node self = layout.self();
        String broker = "PLAINTEXT://" + self.address();
        properties.setProperty("listeners", broker + ",CONTROLLER://" + Ports.HOST + ":" + self.controllerPort());
        properties.setProperty("advertised.listeners", broker);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("controller.quorum.voters", layout.voters());
        properties.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void lightness(Properties properties) {
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "2");
        properties.setProperty("background.threads", "2");
        properties.setProperty("num.recovery.threads.per.data.dir", "2");
        // Preallocated at once: 128 MB by default.
        properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        properties.setProperty("log.segment.bytes", "67108864");
        properties.setProperty("log.index.size.max.bytes", "1048576");
    }
}
