package com.workwise.ingest.worker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's header; names may repeat. */
public record Header(String name, byte @Nullable [] value) {

    /** @return the last one of that name, as text */
    public static @Nullable String text(List<Header> headers, String name) {
        String text = null;
        for (Header header : headers) {
            if (header.value() != null && header.name().equals(name)) {
                text = new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
