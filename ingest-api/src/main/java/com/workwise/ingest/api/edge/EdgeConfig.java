package com.workwise.ingest.api.edge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
@Import({HeadFilter.class, OptionsFilter.class, ProblemHandler.class, RequestIdFilter.class})
public class EdgeConfig {

    /** Of everything that this API answers, problems and exports included. */
    @Bean
    JsonFactoryBuilderCustomizer inertText() {
        return json -> json.characterEscapes(new InertText());
    }

    @Bean
    ProblemJson problemJson(JsonMapper json) {
        return new ProblemJson(json);
    }

    @Bean
    Connections connections(EdgeSettings settings) {
        return new Connections(settings.maxConnections());
    }

    @Bean
    MeterBinder openConnections(Connections connections) {
        return registry -> Gauge.builder("ingest.api.connections", connections, Connections::open)
                .description("Open connections of HTTP clients")
                .register(registry);
    }

    @Bean
    NettyServerCustomizer boundedServer(EdgeSettings settings, Connections connections, ProblemJson problemJson) {
        return new BoundedServer(settings, connections, new EarlyAnswers(problemJson));
    }
}
