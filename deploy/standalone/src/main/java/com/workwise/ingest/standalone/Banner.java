package com.workwise.ingest.standalone;

import com.workwise.ingest.embedded.PostgresService;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** What a newcomer needs to know, ready to paste. */
final class Banner {

    private static final String TEXT = """

            WorkWise Ingest is up after %.1f s. Ctrl-C stops everything; the data stay.

              API         %s/api/v1   key: %s (for this machine only)
              Health      http://127.0.0.1:%d/actuator/health
              PostgreSQL  psql postgresql://%s:%s@127.0.0.1:%d/%s
              Kafka       %s   topics jobs.raw, jobs.replay, jobs.dead-letter
              Data        %s

            Submit a batch:
              curl -i %s/api/v1/jobs/batches -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
                -d '{"items":[{"externalId":"hello-1","title":"Baker","company":"Example Bakery","location":"Cologne"}]}'

            Read the row back:
              curl %s/api/v1/jobs/hello-1 -H 'Authorization: Bearer %s'

            Produce straight to Kafka, from a second terminal in the project's root:
              echo '{"externalId":"hello-2","title":"Miller"}' | mvn -q spring-boot:run -Dspring-boot.run.arguments="--produce=-%s"
              (where kcat is installed: echo '{"externalId":"hello-2","title":"Miller"}' | kcat -P -b %s -t jobs.raw)
            """;

    private Banner() {}

    static URI api(Options options) {
        return URI.create("http://127.0.0.1:" + options.httpPort());
    }

    static String of(Options options, String kafka, Duration took) {
        URI api = api(options);
        String kafkaOption = options.kafkaPort() == Options.KAFKA_PORT ? "" : " --kafka-port=" + options.kafkaPort();
        return String.format(
                Locale.ROOT,
                TEXT,
                took.toMillis() / 1000.0,
                api,
                DevelopmentKey.KEY,
                options.managementPort(),
                PostgresService.USER,
                PostgresService.PASSWORD,
                options.databasePort(),
                PostgresService.DATABASE,
                kafka,
                options.data().toAbsolutePath(),
                api,
                DevelopmentKey.KEY,
                api,
                DevelopmentKey.KEY,
                kafkaOption,
                kafka);
    }
}
