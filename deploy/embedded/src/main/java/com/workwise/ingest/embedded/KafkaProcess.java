package com.workwise.ingest.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final KafkaLayout layout;
    private final int megabytes;
    private @Nullable Process process;

    private KafkaProcess(Path directory, DirectoryLock lock, KafkaLayout layout, int megabytes) {
        this.directory = directory;
        this.lock = lock;
        this.layout = layout;
        this.megabytes = megabytes;
    }

    /** @param port 0 = any free one */
    public static KafkaProcess start(Path directory, int port) {
        KafkaProcess kafka = stopped(directory, KafkaLayout.single(port, 0), 384);
        try {
            kafka.start();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    static KafkaProcess stopped(Path directory, KafkaLayout layout, int megabytes) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new KafkaProcess(absolute, DirectoryLock.take(absolute), layout, megabytes);
    }

    /** Arguments: data directory, then {@link KafkaLayout#arguments}. */
    public static void main(String[] arguments) throws IOException {
        List<String> all = List.of(arguments);
        KafkaService kafka = KafkaService.start(Path.of(all.getFirst()), KafkaLayout.parse(all.subList(1, all.size())));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
        // The end of the input is the end of the parent.
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    /** Starts it again on its ports and directory after {@link #kill} or {@link #stop}; does nothing while it runs. */
    public synchronized void start() {
        if (launch()) {
            awaitNodes(1);
        }
    }

    /** @return false when it runs already */
    synchronized boolean launch() {
        if (isRunning()) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-Dlogback.configurationFile=kafka-process-logback.xml",
                KafkaProcess.class.getName(),
                directory.resolve("broker").toString()));
        command.addAll(layout.arguments());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("process.log").toFile()));
        // Not among the arguments, of which a system shows only so many bytes: the directory must be seen there.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            Process started = builder.start();
            process = started;
            Files.writeString(pidFile(directory), Long.toString(started.pid()));
            return true;
        } catch (IOException e) {
            throw new StartFailed("cannot start Kafka as a process: " + e, e);
        }
    }

    /** Returns when it answers and sees so many living nodes, itself among them. */
    synchronized void awaitNodes(int count) {
        Process started = running();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            while (System.nanoTime() < deadline && started.isAlive()) {
                if (nodes(admin) >= count) {
                    return;
                }
            }
        }
        stop();
        throw new StartFailed(
                "Kafka does not come up: " + PostgresProgram.lastLines(directory.resolve("process.log")), null);
    }

    private static int nodes(Admin admin) {
        try {
            return admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while Kafka was starting", e);
        } catch (ExecutionException | TimeoutException notYet) {
            return 0;
        }
    }

    public String bootstrapServers() {
        return layout.self().address();
    }

    public int port() {
        return layout.self().port();
    }

    public long pid() {
        return running().pid();
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
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
