package com.workwise.ingest.worker;

import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.JobHeaders;
import com.workwise.ingest.wire.ReplayMark;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from Kafka, with the receipt for it.
 *
 * @param place where it lies: what lanes, receipts and offsets go by
 * @param mark of a record that a replay sent
 */
public record Delivery(
        Origin place,
        Optional<ReplayMark> mark,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        Receipt receipt) {

    /** No replay sent it. */
    public Delivery(
            Origin place, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, Receipt receipt) {
        this(place, Optional.empty(), key, value, headers, receipt);
    }

    /** The record as it first came: what its version and its dead letter's id go by. */
    public Origin origin() {
        return mark.map(ReplayMark::origin).orElse(place);
    }

    /** @return the last header of that name, as text */
    public @Nullable String header(String name) {
        return Header.text(headers, name);
    }

    public Optional<BatchItem> batchItem() {
        return headers.isEmpty() ? Optional.empty() : BatchItem.from(this::header);
    }

    /** The origin's, unless a header tells when the posting was observed: then the item's place in its batch. */
    public Version version() {
        Instant told = headers.isEmpty() ? null : observedAt();
        if (told != null) {
            return new Version(told, batchItem().map(BatchItem::index).orElse(0));
        }
        Origin origin = origin();
        return new Version(Instant.ofEpochMilli(origin.timestamp()), origin.offset());
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
