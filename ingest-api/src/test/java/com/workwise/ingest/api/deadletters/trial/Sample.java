package com.workwise.ingest.api.deadletters.trial;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

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
        Map<String, byte[]> bytes = headers.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, header -> utf8(header.getValue())));
        return new Letter(id(number), null, utf8(value), bytes, time, number);
    }

    static Letter tombstone(long number, String key) {
        return new Letter(id(number), utf8(key), null, Map.of(), TIME, number);
    }

    /** @param more members, each with a comma before it */
    static String posting(String externalId, String more) {
        return "{\"externalId\":\"" + externalId + "\",\"title\":\"Cook\"" + more + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
