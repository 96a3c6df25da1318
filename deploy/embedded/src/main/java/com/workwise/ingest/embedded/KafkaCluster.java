package com.workwise.ingest.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brokers in JVMs of their own, each of them a controller too. With three, every topic that does not say otherwise has
 * three replicas of which two must be in sync, Kafka's own topics too.
 */
public final class KafkaCluster implements AutoCloseable {

    private static final int MEGABYTES = 256;

    private final List<KafkaProcess> nodes = new ArrayList<>();
    private int next;

    private KafkaCluster() {}

    /**
     * Returns when all brokers have found each other.
     *
     * @param directories one for each broker
     */
    public static KafkaCluster start(List<Path> directories) {
        KafkaCluster cluster = new KafkaCluster();
        try {
            for (KafkaLayout layout : KafkaLayout.ofNodes(directories.size())) {
                cluster.nodes.add(KafkaProcess.stopped(directories.get(layout.own() - 1), layout, MEGABYTES));
            }
            cluster.startAgain();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return nodes.stream().map(KafkaProcess::bootstrapServers).collect(Collectors.joining(","));
    }

    /** {@code kill -9} of the next running one, in turn: each is now and then the one that leads the others. */
    public synchronized void killOne() {
        for (int i = 0; i < nodes.size(); i++) {
            KafkaProcess node = nodes.get(next++ % nodes.size());
            if (node.isRunning()) {
                node.kill();
                return;
            }
        }
        throw new IllegalStateException("no broker runs");
    }

    /** Starts all that do not run; returns when they have found the others. Their replicas may still be behind. */
    public synchronized void startAgain() {
        nodes.stream().filter(KafkaProcess::launch).toList().forEach(started -> started.awaitNodes(nodes.size()));
    }

    /** Kills them: a node would wait for others that have gone before it. */
    @Override
    public synchronized void close() {
        nodes.stream().filter(KafkaProcess::isRunning).forEach(KafkaProcess::kill);
        nodes.forEach(KafkaProcess::close);
    }
}
