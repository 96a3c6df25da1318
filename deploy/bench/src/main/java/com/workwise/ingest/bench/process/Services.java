package com.workwise.ingest.bench.process;

import com.workwise.ingest.embedded.KafkaProcess;
import com.workwise.ingest.embedded.PostgresService;
import java.nio.file.Path;
import java.util.Map;

/**
 * Broker and database, each in processes of its own. The database with {@code fsync} and {@code synchronous_commit}
 * on, the broker with a heap of 384 MB.
 */
public final class Services implements AutoCloseable {

    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";

    /** This JVM: what a scenario without a worker costs its client. */
    public static final String CLIENT = "client";

    private final PostgresService postgres;
    private final KafkaProcess kafka;

    private Services(PostgresService postgres, KafkaProcess kafka) {
        this.postgres = postgres;
        this.kafka = kafka;
        // Ctrl-C reaches neither of the two: PostgreSQL would run on.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-services"));
    }

    /** @param settings of the database that differ from its defaults */
    public static Services start(Path directory, Map<String, String> settings) {
        PostgresService postgres = PostgresService.start(directory.resolve("postgres"), 0, settings);
        try {
            return new Services(postgres, KafkaProcess.start(directory.resolve("kafka"), 0));
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    public String kafka() {
        return kafka.bootstrapServers();
    }

    public String jdbcUrl() {
        return jdbcUrl(PostgresService.DATABASE);
    }

    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    public String r2dbcUrl() {
        return r2dbcUrl(PostgresService.DATABASE);
    }

    public String r2dbcUrl(String database) {
        return postgres.r2dbcUrl(database);
    }

    /** A further one in the same server. */
    public void createDatabase(String name) {
        postgres.createDatabase(name);
    }

    /** {@code kill -9}; {@link #cpu} cannot be asked until {@link #startPostgres}. */
    public void killPostgres() {
        postgres.kill();
    }

    /** Returns when it has recovered and answers. */
    public void startPostgres() {
        postgres.start();
    }

    public Cpu cpu() {
        return new Cpu(Map.of(
                KAFKA, CpuTime.of(kafka.pid()),
                POSTGRES, CpuTime.ofFamily(postgres.pid()),
                CLIENT, CpuTime.of(ProcessHandle.current().pid())));
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
