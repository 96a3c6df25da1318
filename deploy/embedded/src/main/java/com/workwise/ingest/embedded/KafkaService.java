package com.workwise.ingest.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** A Kafka broker inside this JVM. Its data outlive it; topics are never made by themselves. */
public final class KafkaService implements AutoCloseable {

    private final Path directory;
    private final DirectoryLock lock;
    private final KafkaLayout layout;
    private @Nullable KafkaRaftServer server;

    private KafkaService(Path directory, DirectoryLock lock, KafkaLayout layout) {
        this.directory = directory;
        this.lock = lock;
        this.layout = layout;
    }

    /** As {@link #start(Path, int, int)} with any free port for the controller. */
    public static KafkaService start(Path directory, int port) {
        return start(directory, port, 0);
    }

    /**
     * Returns when the broker takes requests.
     *
     * @param port 0 = any free one
     * @param controllerPort only the broker itself connects to it; 0 = any free one
     * @throws PortTaken when something else listens there
     * @throws DirectoryTaken when another instance lives on the directory
     */
    public static KafkaService start(Path directory, int port, int controllerPort) {
        return start(directory, KafkaLayout.single(port, controllerPort));
    }

    /** Of several nodes each waits until most of them are there. */
    static KafkaService start(Path directory, KafkaLayout layout) {
        Path absolute = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(absolute);
        try {
            KafkaService service = new KafkaService(absolute, lock, layout);
            service.start();
            return service;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts it again on its ports and directory after {@link #stop}; does nothing while it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Ports.requireFree("Kafka", layout.self().port());
        Ports.requireFree("Kafka's controller", layout.self().controllerPort());
        Properties properties = new KafkaSettings(directory.resolve("logs"), layout).properties();
        format(properties);
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** What clients of it can notice, so that a broker elsewhere can be set up as this one is. */
    public static Map<String, String> noticeableSettings() {
        return KafkaSettings.noticeable(1);
    }

    private void format(Properties properties) {
        if (Files.exists(directory.resolve("logs").resolve("meta.properties"))) {
            return;
        }
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new StartFailed("cannot write " + file + ": " + e, e);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = {"format", "--cluster-id", layout.cluster(), "--config", file.toString()};
        if (StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)) != 0) {
            throw new StartFailed("cannot format Kafka's directory: " + said.toString(StandardCharsets.UTF_8), null);
        }
    }

    public String bootstrapServers() {
        return layout.self().address();
    }

    public int port() {
        return layout.self().port();
    }

    /** A clean stop that returns when it is done; {@link #start()} brings it back. */
    public synchronized void stop() {
        KafkaRaftServer stopping = server;
        if (stopping != null) {
            server = null;
            stopping.shutdown();
            stopping.awaitShutdown();
        }
    }

    @Override
    public synchronized void close() {
        stop();
        lock.close();
    }
}
