package com.workwise.ingest.worker.check;

import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.worker.Check;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckSettings.class)
public class CheckConfig {

    @Bean
    CheckPolicy workerCheckPolicy(CheckSettings settings) {
        return settings.policy();
    }

    @Bean
    Check check(@Qualifier("workerCheckPolicy") CheckPolicy policy) {
        return new RulesCheck(policy, Clock.systemUTC());
    }
}
