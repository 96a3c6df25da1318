package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplayMarkTest {

    private static final ReplayMark MARK =
            new ReplayMark(new Origin("jobs.raw", 3, 42, 1_790_000_000_123L), UUID.fromString("0190-0-7000-8000-1"), 2);

    @Test
    void isReadAsItWasWritten() {
        assertThat(ReplayMark.from(MARK.headers()::get)).contains(MARK);
    }

    @ParameterizedTest
    @CsvSource({
        "workwise-dl-topic,",
        "workwise-dl-partition, x",
        "workwise-dl-offset, 99999999999999999999",
        "workwise-dl-timestamp, yesterday",
        "workwise-dl-timestamp, +1000000000-01-01T00:00:00Z",
        "workwise-dl-attempts, 0",
        "workwise-dl-attempts, 1000001",
        "workwise-dl-attempts,",
        "workwise-dl-replay, 7",
        "workwise-dl-replay,"
    })
    void isNoneWhenAHeaderIsMissingOrMakesNoSense(String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(MARK.headers());
        headers.put(header, value);
        assertThat(ReplayMark.from(headers::get)).isEmpty();
    }
}
