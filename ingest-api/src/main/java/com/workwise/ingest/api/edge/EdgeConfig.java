package com.workwise.ingest.api.edge;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import({HostFilter.class, ProblemHandler.class, RequestIdFilter.class})
public class EdgeConfig {

    @Bean
    NettyServerCustomizer boundedServer() {
        return new BoundedServer();
    }
}
