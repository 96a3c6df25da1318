package com.workwise.ingest.api.deadletters.upkeep;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class UpkeepConfig {

    @Bean
    Upkeep upkeep(
            Database database,
            DeadLetterSettings settings,
            DeadLetterSettings.TopicNames topics,
            KafkaProperties kafka) {
        List<String> letters = Stream.concat(
                        Stream.of(topics.deadLetter()),
                        settings.foreign().stream().map(DeadLetterSettings.Foreign::topic))
                .distinct()
                .toList();
        return new Upkeep(
                database,
                settings,
                letters,
                new TopicRetention(kafka.buildAdminProperties()),
                new Retention(database, settings.retention(), settings.writeTimeout()),
                new Targets(database, settings.foreign(), settings.writeTimeout()),
                InstantSource.system());
    }
}
