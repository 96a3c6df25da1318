package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.KafkaService;
import com.workwise.ingest.embedded.Ports;
import com.workwise.ingest.embedded.PostgresService;
import java.util.List;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Services as containers of an engine on this machine, which are removed when the JVM ends. */
final class ContainerSource implements ServiceSource {

    static final List<String> IMAGES = List.of("postgres:18-alpine", "apache/kafka:4.2.1");

    private static final int POSTGRES_PORT = 5432;
    private static final int KAFKA_PORT = 9092;

    @Override
    public String startKafka() {
        return ownKafka().bootstrapServers();
    }

    @Override
    public String startPostgres() {
        return "127.0.0.1:" + ownPostgres().port();
    }

    @Override
    @SuppressWarnings("resource") // lives until its owner or the JVM ends
    public OwnKafka ownKafka() {
        KafkaContainer kafka = new KafkaContainer(IMAGES.getLast());
        KafkaService.noticeableSettings()
                .forEach((name, value) ->
                        kafka.addEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        int port = Ports.free();
        kafka.setPortBindings(List.of("127.0.0.1:" + port + ":" + KAFKA_PORT));
        kafka.start();
        return new ContainerKafka(OwnContainer.of(kafka), kafka.getBootstrapServers(), port);
    }

    @Override
    @SuppressWarnings("resource") // lives until its owner or the JVM ends
    public OwnPostgres ownPostgres() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGES.getFirst())
                .withUsername(PostgresService.USER)
                .withPassword(PostgresService.PASSWORD)
                .withDatabaseName(PostgresService.DATABASE)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --locale=C.UTF-8");
        postgres.setCommand("postgres", "-c", "fsync=on", "-c", "timezone=UTC", "-c", "max_connections=100");
        int port = Ports.free();
        postgres.setPortBindings(List.of("127.0.0.1:" + port + ":" + POSTGRES_PORT));
        postgres.start();
        return new ContainerPostgres(OwnContainer.of(postgres), port);
    }
}
