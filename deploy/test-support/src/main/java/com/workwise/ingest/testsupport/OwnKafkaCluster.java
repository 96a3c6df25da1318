package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.KafkaCluster;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Kafka of three brokers that one test owns. Its topics have three replicas of which two must be in sync, unless they are
 * made otherwise. Only embedded: three containers would show nothing that three processes do not.
 */
public final class OwnKafkaCluster implements AutoCloseable {

    private static final int BROKERS = 3;

    private final KafkaCluster cluster;
    private final List<TemporaryDirectory> directories;

    private OwnKafkaCluster(KafkaCluster cluster, List<TemporaryDirectory> directories) {
        this.cluster = cluster;
        this.directories = directories;
        directories.forEach(directory -> directory.deleteAtEnd(cluster));
    }

    static OwnKafkaCluster start() {
        List<TemporaryDirectory> directories = Stream.generate(() -> TemporaryDirectory.of("own-kafka"))
                .limit(BROKERS)
                .toList();
        KafkaCluster cluster = KafkaCluster.start(
                directories.stream().map(TemporaryDirectory::path).toList());
        return new OwnKafkaCluster(cluster, directories);
    }

    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** {@code kill -9} of one that runs, in turn. */
    public void killOne() {
        cluster.killOne();
    }

    /** All that were killed; returns when each sees the others. Their replicas may still be behind. */
    public void startAgain() {
        cluster.startAgain();
    }

    @Override
    public void close() {
        directories.forEach(TemporaryDirectory::delete);
    }
}
