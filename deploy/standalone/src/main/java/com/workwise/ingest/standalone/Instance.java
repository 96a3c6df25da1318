package com.workwise.ingest.standalone;

import com.workwise.ingest.embedded.KafkaService;
import com.workwise.ingest.embedded.PortTaken;
import com.workwise.ingest.embedded.PostgresService;
import com.workwise.ingest.embedded.StartFailed;
import com.workwise.ingest.worker.Precondition;
import com.workwise.ingest.worker.schema.Migration;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import reactor.core.publisher.Flux;

/** Everything that runs, from the bottom up: PostgreSQL, its schema, Kafka, then API and worker. */
record Instance(PostgresService postgres, KafkaService kafka, ConfigurableApplicationContext context) {

    private static final Duration PRECONDITIONS = Duration.ofSeconds(20);

    static Instance start(Options options, Layers layers) {
        HttpPorts.check(options);
        PostgresService postgres = layers.start(
                "PostgreSQL",
                () -> PostgresService.start(options.data().resolve("postgresql"), options.databasePort()));
        int unused = Migration.migrate(
                postgres.jdbcUrl(PostgresService.DATABASE), PostgresService.USER, PostgresService.PASSWORD);
        KafkaService kafka =
                layers.start("Kafka", () -> KafkaService.start(options.data().resolve("kafka"), options.kafkaPort()));
        ConfigurableApplicationContext context =
                layers.start("API and worker", () -> context(options, postgres, kafka));
        awaitPreconditions(context);
        return new Instance(postgres, kafka, context);
    }

    /** So that the banner does not come before the topics. Should it take long, the worker's log says why. */
    private static void awaitPreconditions(ConfigurableApplicationContext context) {
        Flux.fromStream(context.getBeanProvider(Precondition.class).orderedStream())
                .concatMap(Precondition::met)
                .then()
                .timeout(PRECONDITIONS)
                .onErrorComplete(TimeoutException.class)
                .block();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    private static ConfigurableApplicationContext context(
            Options options, PostgresService postgres, KafkaService kafka) {
        try {
            return new SpringApplicationBuilder(StandaloneConfig.class)
                    // Ours stops the context first and what it needs afterwards.
                    .registerShutdownHook(false)
                    .initializers(context -> context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("standalone", settings(options, postgres, kafka))))
                    .run(options.spring().toArray(String[]::new));
        } catch (RuntimeException e) {
            throw explained(e, options);
        }
    }

    private static Map<String, Object> settings(Options options, PostgresService postgres, KafkaService kafka) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("server.port", options.httpPort());
        settings.put("management.server.port", options.managementPort());
        settings.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("spring.r2dbc.url", postgres.r2dbcUrl(PostgresService.DATABASE));
        settings.put("spring.r2dbc.username", PostgresService.USER);
        settings.put("spring.r2dbc.password", PostgresService.PASSWORD);
        return settings;
    }

    /** A port can be taken between our look and the server's start. */
    private static RuntimeException explained(RuntimeException failure, Options options) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException inUse) {
                return new PortTaken(HttpPorts.service(inUse.getPort(), options), inUse.getPort());
            }
        }
        return new StartFailed("API and worker do not start: " + failure.getMessage(), failure);
    }
}
