package com.workwise.ingest.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** The same broker in a JVM of its own, so that tests can kill and freeze it. It ends with the JVM that started it. */
public final class KafkaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path directory;
    private final DirectoryLock lock;
    private final int port;
    private final int controllerPort;
    private @Nullable Process process;

    private KafkaProcess(Path directory, DirectoryLock lock, int port, int controllerPort) {
        this.directory = directory;
        this.lock = lock;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** @param port 0 = any free one */
    public static KafkaProcess start(Path directory, int port) {
        Path absolute = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(absolute);
        try {
            KafkaProcess kafka = new KafkaProcess(
                    absolute, lock, Ports.choose("Kafka", port), Ports.choose("Kafka's controller", 0));
            kafka.start();
            return kafka;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Arguments: data directory, port, and the controller's port, which may be left out. */
    public static void main(String[] arguments) throws IOException {
        int controllerPort = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        KafkaService kafka = KafkaService.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), controllerPort);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
        // The end of the input is the end of the parent.
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    /** Starts it again on its ports and directory after {@link #kill} or {@link #stop}; does nothing while it runs. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-Dlogback.configurationFile=kafka-process-logback.xml",
                            KafkaProcess.class.getName(),
                            directory.resolve("broker").toString(),
                            Integer.toString(port),
                            Integer.toString(controllerPort))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("process.log").toFile());
            // Not among the arguments, of which a system shows only so many bytes: the directory must be seen there.
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process started = builder.start();
            process = started;
            Files.writeString(pidFile(directory), Long.toString(started.pid()));
            awaitAnswer(started);
        } catch (IOException e) {
            throw new StartFailed("cannot start Kafka as a process: " + e, e);
        }
    }

    private void awaitAnswer(Process started) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            while (System.nanoTime() < deadline && started.isAlive()) {
                if (answers(admin)) {
                    return;
                }
            }
        }
        stop();
        throw new StartFailed(
                "Kafka does not come up: " + PostgresProgram.lastLines(directory.resolve("process.log")), null);
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while Kafka was starting", e);
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        }
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return running().pid();
    }

    /** {@code kill -9}; {@link #start()} brings it back. */
    public synchronized void kill() {
        new OsProcess(pid()).kill(Duration.ofSeconds(5));
        process = null;
    }

    /** Connections stay open and nothing answers, until {@link #thaw}. */
    public void freeze() {
        new OsProcess(pid()).freeze();
    }

    public void thaw() {
        new OsProcess(pid()).thaw();
    }

    private synchronized Process running() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            throw new IllegalStateException("Kafka does not run");
        }
        return current;
    }

    /** A clean stop that returns when it is down; does nothing when it does not run. */
    public synchronized void stop() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        thaw();
        current.destroy();
        try {
            if (!current.waitFor(20, TimeUnit.SECONDS)) {
                current.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            current.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        lock.close();
    }

    /**
     * Kills a broker that its owner's death did not end, because it was frozen.
     *
     * @return false when the directory has a living owner
     */
    public static boolean stopLeftOver(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try (DirectoryLock lock = DirectoryLock.take(absolute)) {
            leftOver(absolute).ifPresent(broker -> broker.kill(Duration.ofSeconds(5)));
            return true;
        } catch (DirectoryTaken inUse) {
            return false;
        }
    }

    private static Optional<OsProcess> leftOver(Path directory) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile(directory))))
                    .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                    .map(process -> new OsProcess(process.pid()));
        } catch (IOException | NumberFormatException noBroker) {
            return Optional.empty();
        }
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("process.pid");
    }
}
