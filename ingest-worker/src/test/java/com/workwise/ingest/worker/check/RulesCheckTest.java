package com.workwise.ingest.worker.check;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Delivery;
import com.workwise.ingest.worker.Header;
import com.workwise.ingest.worker.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RulesCheckTest {

    private static final String SMALL = "{\"externalId\":\"a\",\"title\":\"Welder\"}";
    private static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void takesAPostingWithItsKeyAndItsBatchItem() {
        BatchItem item = new BatchItem(new UUID(1, 2), 0, 3, 3, "client");
        Delivery delivery = delivery(SMALL, headers(item));
        Checked.Posting posting = (Checked.Posting) check(AT_NOON).check(delivery);
        assertThat(posting.job().key().value()).isEqualTo("a");
        assertThat(posting.item()).contains(item);
        assertThat(posting.delivery()).isSameAs(delivery);
    }

    @Test
    void takesATombstoneForTheClosingOfItsKey() {
        Checked.Closing closing = (Checked.Closing) check(AT_NOON).check(Deliveries.delivery("a", null, NOON, 7));
        assertThat(closing.key().value()).isEqualTo("a");
    }

    @Test
    void refusesWithEveryReasonTheFirstOneIsTheCode() {
        Refusal refusal = refusal(check(AT_NOON).check(delivery("{\"title\":\"x\"}", List.of())));
        assertThat(refusal.stage()).isEqualTo(Stage.CHECK);
        assertThat(refusal.fault()).isEqualTo("invalid");
        assertThat(refusal.code()).isEqualTo("externalId.required");
        assertThat(refusal.reasons())
                .extracting(Reason::code)
                .containsExactly("externalId.required", "title.too_short");
    }

    @Test
    void takesTheLevelOfTheHeader() {
        assertThat(check(AT_NOON).check(delivery(SMALL, List.of(header("workwise-level", "strict")))))
                .isInstanceOf(Checked.Refused.class);
    }

    @Test
    void judgesTheTimeOfTheVersionNotOfTheRecord() {
        List<Header> headers = List.of(header("workwise-observed-at", "1970-01-01T00:00:00Z"));
        assertThat(refusal(check(AT_NOON).check(delivery(SMALL, headers))).code())
                .isEqualTo("timestamp.range");
    }

    @Test
    void takesARecordWithNonsensicalBatchHeadersForOneWithoutABatch() {
        List<Header> headers = new ArrayList<>(headers(new BatchItem(new UUID(1, 2), 0, 3, 3, "client")));
        headers.add(header("workwise-batch-index", "7"));
        assertThat(check(AT_NOON).check(delivery(SMALL, headers)).item()).isEmpty();
    }

    @Test
    void refusesARecordThatTripsOverABug() {
        Refusal refusal = refusal(check(new BrokenClock()).check(delivery(SMALL, List.of())));
        assertThat(refusal.fault()).isEqualTo("internal_error");
        assertThat(refusal.code()).isEqualTo("check.failed");
    }

    private static RulesCheck check(Clock clock) {
        return new RulesCheck(new CheckPolicy(ValidationLevel.MODERATE, Map.of(), Duration.ofHours(24)), clock);
    }

    private static Refusal refusal(Checked checked) {
        assertThat(checked).isInstanceOf(Checked.Refused.class);
        return ((Checked.Refused) checked).refusal();
    }

    private static List<Header> headers(BatchItem item) {
        List<Header> headers = new ArrayList<>();
        item.headers().forEach((name, value) -> headers.add(header(name, value)));
        return headers;
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery delivery(String value, List<Header> headers) {
        Origin origin = new Origin("jobs.raw", 0, 7, NOON.toEpochMilli());
        return new Delivery(origin, null, value.getBytes(StandardCharsets.UTF_8), headers, () -> {});
    }

    /** Stands for a bug of ours. */
    private static final class BrokenClock extends Clock {

        @Override
        public Instant instant() {
            throw new IllegalStateException("broken");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
