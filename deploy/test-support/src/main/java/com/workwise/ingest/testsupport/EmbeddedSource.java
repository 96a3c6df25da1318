package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.KafkaService;
import com.workwise.ingest.embedded.PostgresService;

/** Services from Maven Central jars, in temporary directories that are deleted when the JVM ends. */
final class EmbeddedSource implements ServiceSource {

    @Override
    public String startKafka() {
        TemporaryDirectory directory = TemporaryDirectory.of("kafka");
        KafkaService kafka = KafkaService.start(directory.path(), 0);
        directory.deleteAtEnd(kafka);
        return kafka.bootstrapServers();
    }

    @Override
    public String startPostgres() {
        TemporaryDirectory directory = TemporaryDirectory.of("postgres");
        PostgresService postgres = PostgresService.start(directory.path(), 0);
        directory.deleteAtEnd(postgres);
        return "127.0.0.1:" + postgres.port();
    }

    @Override
    public OwnKafka ownKafka() {
        return EmbeddedKafka.start(TemporaryDirectory.of("own-kafka"));
    }

    @Override
    public OwnPostgres ownPostgres() {
        return EmbeddedPostgres.start(TemporaryDirectory.of("own-postgres"));
    }
}
