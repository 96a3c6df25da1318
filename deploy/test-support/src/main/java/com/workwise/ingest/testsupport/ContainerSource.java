package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.PostgresService;
import java.util.List;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Services as containers, which Testcontainers removes when the JVM ends. */
final class ContainerSource implements ServiceSource {

    static final List<String> IMAGES = List.of("postgres:18-alpine", "apache/kafka:4.2.1");

    private static final int POSTGRES_PORT = 5432;

    @Override
    @SuppressWarnings("resource") // lives as long as the JVM
    public String startKafka() {
        KafkaContainer kafka = new KafkaContainer(IMAGES.getLast())
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        atEnd(kafka::stop);
        return kafka.getBootstrapServers();
    }

    @Override
    @SuppressWarnings("resource") // lives as long as the JVM
    public String startPostgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGES.getFirst())
                .withUsername(PostgresService.USER)
                .withPassword(PostgresService.PASSWORD)
                .withDatabaseName(PostgresService.DATABASE)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --locale=C.UTF-8");
        postgres.setCommand("postgres", "-c", "fsync=on", "-c", "timezone=UTC", "-c", "max_connections=100");
        postgres.start();
        atEnd(postgres::stop);
        return postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT);
    }

    /** Testcontainers' own reaper may be switched off. */
    private static void atEnd(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop));
    }
}
