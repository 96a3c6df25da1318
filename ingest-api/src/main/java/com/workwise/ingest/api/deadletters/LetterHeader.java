package com.workwise.ingest.api.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header of a record; names may repeat. */
public record LetterHeader(String name, byte @Nullable [] value) {

    /** @return null = the bytes are no UTF-8 */
    public static @Nullable String utf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }

    /** @return the last one of that name, as text */
    public static @Nullable String text(List<LetterHeader> headers, String name) {
        String text = null;
        for (LetterHeader header : headers) {
            if (header.value() != null && header.name().equals(name)) {
                text = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
