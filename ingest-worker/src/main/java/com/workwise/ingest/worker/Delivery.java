package com.workwise.ingest.worker;

import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.JobHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record as it came from Kafka, with the receipt for it. */
public record Delivery(
        Origin origin, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Receipt receipt) {

    /** @return the last header of that name, as text */
    public @Nullable String header(String name) {
        String text = null;
        for (Header header : headers) {
            if (header.value() != null && header.name().equals(name)) {
                text = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    public Optional<BatchItem> batchItem() {
        return headers.isEmpty() ? Optional.empty() : BatchItem.from(this::header);
    }

    /** The record's own place, unless a header tells when the posting was observed: then the item's place in its batch. */
    public Version version() {
        Instant told = headers.isEmpty() ? null : observedAt();
        return told == null
                ? new Version(Instant.ofEpochMilli(origin.timestamp()), origin.offset())
                : new Version(told, batchItem().map(BatchItem::index).orElse(0));
    }

    private @Nullable Instant observedAt() {
        String header = header(JobHeaders.OBSERVED_AT);
        try {
            return header == null ? null : Instant.parse(header).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
