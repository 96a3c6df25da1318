package com.workwise.ingest.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once per user and version into the system's temporary directory. */
final class PostgresBinaries {

    /** Holds the number of files, because cleaners of temporary directories take files one by one. */
    private static final String MARK = "complete";

    private PostgresBinaries() {}

    /** @return the directory with {@code bin}, {@code lib} and {@code share} */
    static synchronized Path unpacked() {
        try {
            byte[] archive = archive();
            Path parent = Path.of(System.getProperty("java.io.tmpdir"), "workwise-postgres-" + user());
            Path home = parent.resolve(digest(archive));
            if (!isComplete(home)) {
                Files.createDirectories(parent);
                Path fresh = Files.createTempDirectory(parent, "unpack");
                unpack(archive, fresh);
                moveTo(home, fresh);
            }
            return home;
        } catch (IOException e) {
            throw new StartFailed("cannot unpack PostgreSQL: " + e, e);
        }
    }

    private static byte[] archive() throws IOException {
        String name = System.getProperty("os.name");
        String system = name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : "Linux";
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return in.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StartFailed(
                    "there is no PostgreSQL for " + system + " on " + System.getProperty("os.arch")
                            + " among the dependencies of deploy/embedded",
                    none);
        }
    }

    private static boolean isComplete(Path home) throws IOException {
        Path mark = home.resolve(MARK);
        return Files.exists(mark) && Files.readString(mark).equals(Long.toString(count(home) - 1));
    }

    private static long count(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> !Files.isDirectory(file)).count();
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = entry.resolveIn(home);
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(target, home.resolve(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    if (isProgram(entry) && !target.toFile().setExecutable(true, false)) {
                        throw new FileSystemException(target.toString(), null, "cannot be made executable");
                    }
                }
            }
        }
        Files.writeString(home.resolve(MARK), Long.toString(count(home)));
    }

    private static boolean isProgram(TarArchiveEntry entry) {
        return entry.getName().startsWith("bin/") || entry.getName().startsWith("./bin/");
    }

    /** A rename, so that a second JVM sees all or nothing; one that was faster has put the same files there. */
    private static void moveTo(Path home, Path fresh) throws IOException {
        if (Files.exists(home) && !isComplete(home)) {
            Files.move(home, home.resolveSibling("broken-" + UUID.randomUUID()));
        }
        try {
            Files.move(fresh, home);
        } catch (IOException e) {
            if (!isComplete(home)) {
                throw e;
            }
        }
    }

    private static String user() {
        return System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
