package com.workwise.ingest.api.deadletters.trial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as it first came.
 *
 * @param value null = a tombstone
 * @param headers the last of each name; those without a value may be left out
 * @param timestamp of the origin, which with its offset is the version
 */
public record Letter(
        UUID id,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Map<String, byte[]> headers,
        Instant timestamp,
        long offset) {

    @Nullable
    String header(String name) {
        byte[] text = headers.get(name);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }
}
