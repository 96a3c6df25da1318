package com.workwise.ingest.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * PostgreSQL's files: {@code data}, {@code server.log} and {@code command.log} in one directory.
 *
 * <p>The server is started through {@code pg_ctl}, which makes it the leader of a session of its own: a Ctrl-C meant for
 * us does not reach it while we still drain.
 *
 * @param settings of the server that differ from its defaults
 */
record PostgresCluster(Path directory, Path binaries, Map<String, String> settings) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Path data() {
        return directory.resolve("data");
    }

    void initialise(String user, String password) {
        if (Files.exists(data())) {
            return;
        }
        Path fresh = directory.resolve("data.new");
        Path secret = directory.resolve("password");
        try {
            Directories.delete(fresh);
            Files.writeString(secret, password + "\n");
            program("initdb")
                    .run(
                            directory.resolve("command.log"),
                            PATIENCE,
                            List.of(
                                    "--pgdata=" + fresh,
                                    "--username=" + user,
                                    "--pwfile=" + secret,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--locale=C.UTF-8",
                                    "--lc-messages=C"));
            // Renamed only when complete: an interrupted initdb leaves nothing that looks like a cluster.
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new StartFailed("cannot make a PostgreSQL cluster in " + directory + ": " + e, e);
        } finally {
            Directories.delete(secret);
        }
    }

    void start(int port) {
        StringBuilder command = new StringBuilder("-p " + port
                + " -c listen_addresses=" + Ports.HOST
                + " -c unix_socket_directories="
                + " -c fsync=on -c timezone=UTC -c log_timezone=UTC -c max_connections=100");
        settings.forEach(
                (name, value) -> command.append(" -c ").append(name).append('=').append(value));
        Path log = directory.resolve("server.log");
        int before = lines(log).size();
        try {
            pgCtl("start", "-l", log.toString(), "-o", command.toString(), "-t", "50");
        } catch (StartFailed failed) {
            // pg_ctl tells only that it failed.
            String cause = lines(log).stream()
                    .skip(before)
                    .filter(line -> line.contains("FATAL"))
                    .map(line -> " | " + line)
                    .collect(Collectors.joining());
            throw new StartFailed(failed.getMessage() + cause, failed.getCause());
        }
    }

    /** None when there is no such file yet, or it cannot be read. */
    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** @param mode fast = rolls back what is open and writes a checkpoint; immediate = as after a crash */
    void stop(String mode, Duration patience) {
        pgCtl("stop", "-m", mode, "-t", Long.toString(patience.toSeconds()));
    }

    private void pgCtl(String action, String... arguments) {
        List<String> all = new ArrayList<>(List.of(action, "-w", "-D", data().toString()));
        all.addAll(List.of(arguments));
        program("pg_ctl").run(directory.resolve("command.log"), PATIENCE, all);
    }

    /** @return the server that runs on this cluster, ours or one that a killed JVM left behind */
    Optional<OsProcess> server() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(this::isServerOfThisCluster)
                    .map(process -> new OsProcess(process.pid()))
                    .filter(OsProcess::isAlive);
        } catch (IOException | RuntimeException noServer) {
            return Optional.empty();
        }
    }

    /** A pid of a former run may belong to anybody by now. */
    private boolean isServerOfThisCluster(ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
        boolean here = process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(data().toString()))
                .orElse(true);
        return postgres && here;
    }

    /** A killed server leaves it; its pid, when a zombie or another process has it, would stop the next start. */
    void forgetServer() {
        Directories.delete(data().resolve("postmaster.pid"));
    }

    private PostgresProgram program(String name) {
        String suffix = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";
        return new PostgresProgram(binaries.resolve("bin").resolve(name + suffix));
    }
}
