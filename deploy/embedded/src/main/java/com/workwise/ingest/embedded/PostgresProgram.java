package com.workwise.ingest.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of PostgreSQL's own programs. As root it runs in a user namespace, because PostgreSQL refuses to run as root. */
record PostgresProgram(Path path) {

    /** @param output what the program said; a file, because the server inherits its parent's pipes and keeps them open */
    void run(Path output, Duration patience, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(path.toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            Process process = builder.start();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StartFailed(path.getFileName() + " did not end within " + patience.toSeconds() + " s", null);
            }
            if (process.exitValue() != 0) {
                throw new StartFailed(path.getFileName() + " failed: " + lastLines(output), null);
            }
        } catch (IOException e) {
            throw new StartFailed("cannot run " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while PostgreSQL was starting", e);
        }
    }

    static String lastLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "see " + file;
        }
    }
}
