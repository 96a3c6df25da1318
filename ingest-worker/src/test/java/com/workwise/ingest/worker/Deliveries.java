package com.workwise.ingest.worker;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.LongText;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries and postings for tests. */
public final class Deliveries {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Deliveries() {}

    public static Delivery delivery(@Nullable String key, @Nullable String value, Instant time, long offset) {
        return delivery(key, value, time, offset, () -> {});
    }

    public static Delivery delivery(
            @Nullable String key, @Nullable String value, Instant time, long offset, Receipt receipt) {
        return new Delivery(
                new Origin("jobs.raw", 0, offset, time.toEpochMilli()),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                List.of(),
                receipt);
    }

    public static Checked.Posting posting(String id, String title, Instant time, long offset) {
        return posting(job(id, title), time, offset, Optional.empty());
    }

    public static Checked.Posting posting(Job job, Instant time, long offset, Optional<BatchItem> item) {
        return new Checked.Posting(delivery(job.key().value(), "{}", time, offset), item, job, List.of());
    }

    public static Checked.Closing closing(String id, Instant time, long offset) {
        return new Checked.Closing(delivery(id, null, time, offset), Optional.empty(), new JobKey(id));
    }

    public static Checked.Refused refused(String id, long offset, Optional<BatchItem> item) {
        Refusal refusal = new Refusal(Stage.CHECK, "invalid", "title.required", List.of());
        return new Checked.Refused(delivery(id, "{}", NOON, offset), item, refusal);
    }

    public static Job job(String id, String title) {
        return job(id, title, 1L);
    }

    public static Job job(String id, String title, long categoryId) {
        return job(id, title, "Line one\nline two\twith a tab \\ and a backslash", categoryId);
    }

    public static Job job(String id, String title, @Nullable String description, long categoryId) {
        return new Job(
                new JobKey(id),
                title,
                description == null ? null : LongText.of(description),
                "Malmö",
                null,
                "Acme",
                null,
                null,
                categoryId,
                "Full-time",
                "Remote",
                false,
                "test",
                "https://example.org/" + id.hashCode(),
                Instant.parse("2026-02-28T08:30:15.123456Z"));
    }

    public static Optional<BatchItem> item(UUID batch, int index, int items) {
        return Optional.of(new BatchItem(batch, index, items, items, "tester"));
    }
}
