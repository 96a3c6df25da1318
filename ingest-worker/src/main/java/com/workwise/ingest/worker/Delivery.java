package com.workwise.ingest.worker;

import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    public Version version() {
        return new Version(Instant.ofEpochMilli(origin.timestamp()), origin.offset());
    }
}
