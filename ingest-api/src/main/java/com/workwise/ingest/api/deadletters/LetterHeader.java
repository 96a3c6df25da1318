package com.workwise.ingest.api.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header of a record; names may repeat. */
public record LetterHeader(String name, byte @Nullable [] value) {

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
