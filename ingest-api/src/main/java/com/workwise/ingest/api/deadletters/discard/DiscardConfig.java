package com.workwise.ingest.api.deadletters.discard;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@Import(DiscardController.class)
public class DiscardConfig {

    @Bean
    Discards discards(Database database, DeadLetterSettings settings, JsonMapper json) {
        return new Discards(database, settings, json);
    }
}
