package com.workwise.ingest.worker;

import com.workwise.ingest.worker.schema.SchemaConfig;
import com.workwise.ingest.worker.schema.SchemaLogin;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.ReactiveMultipartAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The deployed worker; with the argument {@code migrate}, its schema's migration and nothing else. What it leaves out of
 * Spring's configuration it never asks for: templates, listeners and transactions of Spring, of which there are none.
 */
@EnableAutoConfiguration(
        exclude = {
            AopAutoConfiguration.class,
            KafkaAutoConfiguration.class,
            KafkaMetricsAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            R2dbcInitializationAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            ReactiveMultipartAutoConfiguration.class,
            TransactionAutoConfiguration.class,
            TransactionManagerCustomizationAutoConfiguration.class
        })
@EnableConfigurationProperties(KafkaProperties.class)
@Import(WorkerConfig.class)
public class WorkerApplication {

    private static final String MIGRATE = "migrate";

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(MIGRATE)) {
            System.exit(migrate(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.application.name", "ingest-worker",
                "logging.structured.format.console", "ecs",
                // The clients tell their whole configuration and every attempt to connect.
                "logging.level.org.apache.kafka", "WARN",
                // Health and metrics; the worker serves nothing else.
                "server.port", "8082"));
        application.run(args);
    }

    private static int migrate(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SchemaConfig.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            int migrations = context.getBean(SchemaLogin.class).migrate();
            LoggerFactory.getLogger(WorkerApplication.class).info("Schema is complete; {} migrations run", migrations);
            return 0;
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(WorkerApplication.class).error("Migration failed: {}", failed.getMessage());
            return 1;
        }
    }
}
