package com.workwise.ingest.worker;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.ReplayMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

    private static final Origin FIRST = new Origin("jobs.raw", 3, 42, NOON.toEpochMilli());
    private static final Origin PLACE =
            new Origin("jobs.replay", 1, 7, NOON.plus(Duration.ofDays(1)).toEpochMilli());

    @Test
    void aReplayedRecordHasTheVersionOfItsOriginAndKeepsItsPlace() {
        Delivery delivery = replayed(List.of());
        assertThat(delivery.version()).isEqualTo(new Version(NOON, 42));
        assertThat(delivery.origin()).isEqualTo(FIRST);
        assertThat(delivery.place()).isEqualTo(PLACE);
    }

    @Test
    void aRecordThatNoReplaySentIsItsOwnOrigin() {
        Delivery delivery = new Delivery(PLACE, null, null, List.of(), () -> {});
        assertThat(delivery.version()).isEqualTo(new Version(NOON.plus(Duration.ofDays(1)), 7));
        assertThat(delivery.origin()).isEqualTo(PLACE);
    }

    @Test
    void aToldObservedTimeBeatsTheOriginToo() {
        byte[] told = "2026-02-01T00:00:00Z".getBytes(StandardCharsets.UTF_8);
        assertThat(replayed(List.of(new Header("workwise-observed-at", told)))
                        .version()
                        .observedAt())
                .isEqualTo("2026-02-01T00:00:00Z");
    }

    private static Delivery replayed(List<Header> headers) {
        ReplayMark mark = new ReplayMark(FIRST, new UUID(7, 7), 1);
        return new Delivery(PLACE, Optional.of(mark), null, null, headers, () -> {});
    }
}
