package com.workwise.ingest.api.submit;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How a body holds its items. */
enum BodyForm {
    /** {@code {"items":[…]}}. */
    OBJECT,
    /** One posting a line. */
    LINES;

    /** The name that is registered nowhere but used most. */
    static final String NDJSON = "application/x-ndjson";

    static final String NDJSON_SHORT = "application/ndjson";
    static final String JSON_LINES = "application/jsonl";

    /** @param type one of those that the controller takes */
    static BodyForm of(@Nullable MediaType type) {
        return MediaType.APPLICATION_JSON.isCompatibleWith(type) ? OBJECT : LINES;
    }
}
