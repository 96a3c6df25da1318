package com.workwise.ingest.bench.process;

import com.workwise.ingest.bench.peer.HandWrittenConsumer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A {@link HandWrittenConsumer}, with a worker's heap and collector, but none of its further options. What it committed, it
 * has stored.
 */
public final class ConsumerProcess implements AutoCloseable {

    private final String group = "bench-hand-written-" + UUID.randomUUID();
    private final Jvm jvm;
    private final Admin admin;

    private ConsumerProcess(JarSettings settings, Services services, String topic) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HandWrittenConsumer.class.getName(),
                services.kafka(),
                topic,
                group,
                services.jdbcUrl()));
        command.addAll(1, settings.jvm());
        this.jvm = Jvm.start(command, Map.of(), settings.logs().resolve("hand-written-" + topic + ".log"));
        this.admin = Admin.create(Map.of("bootstrap.servers", services.kafka()));
    }

    /** Returns at once. */
    public static ConsumerProcess start(JarSettings settings, Services services, String topic) {
        return new ConsumerProcess(settings, services, topic);
    }

    /** @return records of all partitions */
    public long committed() {
        jvm.requireAlive();
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset == null ? 0 : offset.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask the broker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** @return in seconds */
    public double cpu() {
        return jvm.cpu();
    }

    /** @return in bytes */
    public long peakResident() {
        return jvm.peakResident();
    }

    public Path log() {
        return jvm.log();
    }

    @Override
    public void close() {
        admin.close();
        jvm.close();
    }
}
