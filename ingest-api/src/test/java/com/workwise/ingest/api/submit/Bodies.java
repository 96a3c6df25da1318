package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;

/** Bodies of batches, and what the parser makes of them. */
final class Bodies {

    private Bodies() {}

    /** @return of what is no batch its problem's code, else accepted, or refused when an item is */
    static String codeOf(byte[] body) {
        return switch (parse(body)) {
            case Unreadable unreadable -> unreadable.problem().code();
            case Readable batch -> batch.refused().isEmpty() ? "accepted" : "refused";
        };
    }

    static Readable readable(byte[] body) {
        return (Readable) parse(body);
    }

    static ParsedBatch parse(byte[] body) {
        return BatchParser.parse(BodyForm.OBJECT, body, body.length);
    }

    static byte[] item(String json) {
        return bytes("{\"items\":[" + json + "]}");
    }

    static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
