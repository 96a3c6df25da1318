package com.workwise.ingest.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as processes beside this JVM. Its data outlive it; a server that a killed JVM left on the same
 * directory is stopped first. {@link #kill}, {@link #freeze} and {@link #thaw} are for tests and need a POSIX system.
 */
public final class PostgresService implements AutoCloseable {

    public static final String USER = "ingest";
    public static final String PASSWORD = "ingest";

    /** Made when missing. */
    public static final String DATABASE = "ingest";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A checkpoint after much writing takes its time; who only wants to be rid of the server kills it sooner. */
    private static final Duration CLEAN_STOP = Duration.ofSeconds(40);

    private final PostgresCluster cluster;
    private final DirectoryLock lock;
    private final int port;
    private boolean running;
    private boolean closed;

    private PostgresService(PostgresCluster cluster, DirectoryLock lock, int port) {
        this.cluster = cluster;
        this.lock = lock;
        this.port = port;
    }

    /** With PostgreSQL's defaults. */
    public static PostgresService start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * Returns when the server answers.
     *
     * @param port 0 = any free one
     * @param settings that differ from PostgreSQL's defaults, without blanks
     * @throws PortTaken when something else listens there
     * @throws DirectoryTaken when another instance lives on the directory
     * @throws StartFailed when PostgreSQL does not come up for another cause
     */
    public static PostgresService start(Path directory, int port, Map<String, String> settings) {
        Path absolute = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(absolute);
        try {
            PostgresCluster cluster = new PostgresCluster(absolute, PostgresBinaries.unpacked(), settings);
            stopLeftOver(cluster);
            PostgresService service = new PostgresService(cluster, lock, Ports.choose("PostgreSQL", port));
            cluster.initialise(USER, PASSWORD);
            service.start();
            service.createDatabase(DATABASE);
            return service;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Stops a server whose owner is gone.
     *
     * @return false when the directory has a living owner
     */
    public static boolean stopLeftOver(Path directory) {
        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            stopLeftOver(new PostgresCluster(directory, PostgresBinaries.unpacked(), Map.of()));
            return true;
        } catch (DirectoryTaken inUse) {
            return false;
        }
    }

    private static void stopLeftOver(PostgresCluster cluster) {
        cluster.server().ifPresent(server -> {
            LOG.info("Stopping the PostgreSQL server {} that a former run left behind", server.pid());
            server.thaw();
            stop(cluster, server);
        });
        cluster.forgetServer();
    }

    /** Starts it again on its port and directory after {@link #kill} or {@link #stop}; does nothing while it runs. */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (!running) {
            cluster.start(Ports.choose("PostgreSQL", port));
            running = true;
        }
    }

    /** Does nothing when the database exists. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            close();
            throw new StartFailed("cannot make the database " + name + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    /** Without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** Without user and password. */
    public String r2dbcUrl(String database) {
        return "r2dbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** @return of the postmaster, the parent of every other process of the server */
    public long pid() {
        return server().pid();
    }

    /** {@code kill -9} of the server and all its backends; {@link #start()} brings it back. */
    public synchronized void kill() {
        server().kill(PATIENCE);
        cluster.forgetServer();
        running = false;
    }

    /**
     * A clean stop that returns when no process of the server is left; clients lose their connections, and {@link #start()}
     * brings it back. Does nothing when it does not run.
     */
    public synchronized void stop() {
        cluster.server().ifPresent(server -> {
            server.thaw();
            cluster.stop("fast", CLEAN_STOP);
            server.awaitEnd(PATIENCE);
        });
        running = false;
    }

    /** Connections stay open and nothing answers, until {@link #thaw}. */
    public void freeze() {
        server().freeze();
    }

    public void thaw() {
        server().thaw();
    }

    private OsProcess server() {
        return cluster.server().orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
    }

    /** Returns when no process of the server is left. Clients that are still connected lose their connections. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        running = false;
        try {
            cluster.server().ifPresent(server -> {
                if (!System.getProperty("os.name").startsWith("Windows")) {
                    server.thaw();
                }
                stop(cluster, server);
            });
        } finally {
            lock.close();
        }
    }

    /** What the death of this JVM would do: nobody holds the directory, and the server runs on. */
    synchronized void abandon() {
        closed = true;
        lock.close();
    }

    private static void stop(PostgresCluster cluster, OsProcess server) {
        try {
            cluster.stop("fast", PATIENCE.minusSeconds(1));
            server.awaitEnd(PATIENCE);
        } catch (RuntimeException slow) {
            LOG.warn("PostgreSQL does not stop by itself and is killed", slow);
            server.kill(PATIENCE);
            cluster.forgetServer();
        }
    }
}
