package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters to try. */
final class Sample {

    static final Instant TIME = Instant.parse("2026-01-03T00:00:00Z");

    private Sample() {}

    static UUID id(long number) {
        return new UUID(0, number);
    }

    static Letter letter(long number, String value) {
        return letter(number, value, TIME, Map.of());
    }

    static Letter letter(long number, String value, Instant time, Map<String, String> headers) {
        return letter(
                number,
                null,
                utf8(value),
                time,
                headers.entrySet().stream()
                        .map(header -> new LetterHeader(header.getKey(), utf8(header.getValue())))
                        .toList());
    }

    static Letter tombstone(long number, String key) {
        return letter(number, utf8(key), null, TIME, List.of());
    }

    private static Letter letter(
            long number, byte @Nullable [] key, byte @Nullable [] value, Instant time, List<LetterHeader> headers) {
        Origin origin = new Origin("jobs.raw", 0, number, time.toEpochMilli());
        return new Letter(id(number), number, origin, 1, key, value, headers, "jobs.replay", time);
    }

    /** @param more members, each with a comma before it */
    static String posting(String externalId, String more) {
        return "{\"externalId\":\"" + externalId + "\",\"title\":\"Cook\"" + more + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
