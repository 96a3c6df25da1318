package com.workwise.ingest.api.submit;

import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxInFlight of all requests' bodies together, from the first byte to the answer; never more than a quarter of the
 *     heap is used, because a body is held once more as records
 * @param bodyTimeout to receive a whole body; shorter than the server's own limit, which only hangs up
 * @param gzipRatio plain bytes for one packed byte, at most, beyond the first MB of a body
 * @param parsers threads that parse, at most
 */
@ConfigurationProperties("ingest.api.submit")
record SubmitSettings(
        @DefaultValue("128MB") DataSize maxInFlight,
        @DefaultValue("23s") Duration bodyTimeout,
        @DefaultValue("100") int gzipRatio,
        @DefaultValue("4") int parsers) {

    SubmitSettings {
        if (maxInFlight.toBytes() < Limits.REQUEST_BYTES) {
            throw new IllegalArgumentException("ingest.api.submit.max-in-flight must hold one request of 32 MB");
        }
        if (!bodyTimeout.isPositive() || gzipRatio < 1 || parsers < 1) {
            throw new IllegalArgumentException(
                    "ingest.api.submit.body-timeout, .gzip-ratio and .parsers must be positive");
        }
    }
}
