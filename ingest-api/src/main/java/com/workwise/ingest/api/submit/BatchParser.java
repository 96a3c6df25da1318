package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.StrictJson;

/** Splits a body into items, each a slice of it, without building a tree. */
final class BatchParser {

    private static final int BYTE_ORDER_MARK = 3;

    private BatchParser() {}

    static ParsedBatch parse(BodyForm form, byte[] body, int length) {
        if (!StrictJson.isUtf8(body, length)) {
            return refuse("invalid_encoding", "The body is not well-formed UTF-8. Send JSON in UTF-8.");
        }
        int skipped = Utf8.hasByteOrderMark(body, 0, length) ? BYTE_ORDER_MARK : 0;
        if (Utf8.hasByteOrderMark(body, skipped, length)) {
            // A parser would skip a second mark and count its positions from there.
            return refuse("malformed_json", "The body begins with two byte order marks. Send one or none.");
        }
        return switch (form) {
            case OBJECT -> ObjectParser.parse(body, skipped, length);
            case LINES -> new LineParser(body).parse(skipped, length);
        };
    }

    private static ParsedBatch refuse(String code, String detail) {
        return new Unreadable(Problem.badRequest(code, detail));
    }
}
