package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WatchTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "500000,      0,     0,   50, before the first records",
        "   500,   1000,  2000,  500, half of the time that is left",
        "500000,   1000,   200,  200, no longer than it has been seen for",
        "500000, 100000, 60000, 5000, and than five seconds",
        "    10, 100000,  5000,   50, near the end",
        "     0, 100000,  5000,   50, at the end"
    })
    void asksAgainAfter(long left, long settled, long tookMillis, long waitMillis, String when) {
        long wait = Watch.interval(left, settled, TimeUnit.MILLISECONDS.toNanos(tookMillis));
        assertThat(wait).as(when).isEqualTo(waitMillis);
    }
}
