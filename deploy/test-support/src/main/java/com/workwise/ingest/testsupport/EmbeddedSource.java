package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.Directories;
import com.workwise.ingest.embedded.KafkaService;
import com.workwise.ingest.embedded.PostgresService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Services from Maven Central jars, in temporary directories that are deleted when the JVM ends. */
final class EmbeddedSource implements ServiceSource {

    private static final Path PARENT =
            Path.of(System.getProperty("java.io.tmpdir"), "workwise-tests-" + System.getProperty("user.name"));

    /** Younger directories may be ones that another JVM is about to use. */
    private static final Duration LEFT_OVER_AFTER = Duration.ofMinutes(2);

    @Override
    public String startKafka() {
        Path directory = directory("kafka");
        KafkaService kafka = KafkaService.start(directory, 0);
        atEnd(kafka, directory);
        return kafka.bootstrapServers();
    }

    @Override
    public String startPostgres() {
        clearLeftOvers();
        Path directory = directory("postgres");
        PostgresService postgres = PostgresService.start(directory, 0);
        atEnd(postgres, directory);
        return "127.0.0.1:" + postgres.port();
    }

    private static Path directory(String service) {
        try {
            Files.createDirectories(PARENT);
            return Files.createTempDirectory(PARENT, service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atEnd(AutoCloseable service, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                service.close();
                Directories.delete(directory);
            } catch (Exception e) {
                System.err.println("a test service did not stop: " + e);
            }
        }));
    }

    /** A test JVM that was killed leaves a running server behind. */
    private static void clearLeftOvers() {
        if (!Files.isDirectory(PARENT)) {
            return;
        }
        try (Stream<Path> all = Files.list(PARENT)) {
            List<Path> directories = all.toList();
            for (Path directory : directories) {
                Instant modified = Files.getLastModifiedTime(directory).toInstant();
                if (modified.isBefore(Instant.now().minus(LEFT_OVER_AFTER))
                        && PostgresService.stopLeftOver(directory)) {
                    Directories.delete(directory);
                }
            }
        } catch (IOException | UncheckedIOException anotherJvmWasFaster) {
            return;
        }
    }
}
