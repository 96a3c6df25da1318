package com.workwise.ingest.api.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param headerTimeout from a request's first byte to the end of its headers; then 408
 * @param requestTimeout from the end of the headers to the end of the body, whoever reads it; then the connection ends.
 *     Longer than the body's own limit, which answers with a problem
 * @param maxConnections at a time; one more is answered 503
 */
@ConfigurationProperties("ingest.api.edge")
record EdgeSettings(
        @DefaultValue("5s") Duration headerTimeout,
        @DefaultValue("24s") Duration requestTimeout,
        @DefaultValue("10000") int maxConnections) {

    EdgeSettings {
        if (!headerTimeout.isPositive() || !requestTimeout.isPositive() || maxConnections < 1) {
            throw new IllegalArgumentException(
                    "ingest.api.edge.header-timeout, .request-timeout and .max-connections must be positive");
        }
    }
}
