package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.Directories;
import com.workwise.ingest.embedded.KafkaProcess;
import com.workwise.ingest.embedded.PostgresService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The home of one embedded service, which is closed and deleted on demand or when the JVM ends. */
final class TemporaryDirectory {

    private static final Path PARENT =
            Path.of(System.getProperty("java.io.tmpdir"), "workwise-tests-" + System.getProperty("user.name"));

    private final Path path;
    private final AtomicReference<@Nullable AutoCloseable> inhabitant = new AtomicReference<>();

    private TemporaryDirectory(Path path) {
        this.path = path;
    }

    /** Named after this JVM, so that others know whether somebody still uses it. */
    static TemporaryDirectory of(String service) {
        clearLeftOvers();
        try {
            Files.createDirectories(PARENT);
            String prefix = ProcessHandle.current().pid() + "-" + service;
            return new TemporaryDirectory(Files.createTempDirectory(PARENT, prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** @param service is closed first */
    void deleteAtEnd(AutoCloseable service) {
        inhabitant.set(service);
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete));
    }

    /** The first call counts. */
    void delete() {
        AutoCloseable service = inhabitant.getAndSet(null);
        if (service == null) {
            return;
        }
        try (service) {
            return;
        } catch (Exception e) {
            System.err.println("a test service did not stop: " + e);
        } finally {
            Directories.delete(path);
        }
    }

    /** A test JVM that was killed leaves a running server behind, or a frozen broker. */
    private static void clearLeftOvers() {
        if (!Files.isDirectory(PARENT)) {
            return;
        }
        try (Stream<Path> all = Files.list(PARENT)) {
            List<Path> directories = all.toList();
            for (Path directory : directories) {
                if (!isInUse(directory)
                        && KafkaProcess.stopLeftOver(directory)
                        && PostgresService.stopLeftOver(directory)) {
                    Directories.delete(directory);
                }
            }
        } catch (IOException | UncheckedIOException anotherJvmWasFaster) {
            return;
        }
    }

    private static boolean isInUse(Path directory) {
        String pid = directory.getFileName().toString().split("-", 2)[0];
        return pid.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
