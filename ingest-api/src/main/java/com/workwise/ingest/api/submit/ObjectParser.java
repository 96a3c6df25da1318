package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code {"items":[…]}}. What is no JSON has no items, so a syntax error anywhere refuses the body. */
final class ObjectParser {

    private static final String ITEMS = "items";

    private final JsonParser parser;
    private final ItemReader reader;
    private final Verdicts verdicts = new Verdicts();

    private ObjectParser(JsonParser parser, ItemReader reader) {
        this.parser = parser;
        this.reader = reader;
    }

    /** @param from first byte behind a byte order mark */
    static ParsedBatch parse(byte[] body, int from, int to) {
        ParsedBatch plain = PlainBatch.parse(body, from, to);
        return plain == null ? parseAll(body, from, to) : plain;
    }

    static ParsedBatch parseAll(byte[] body, int from, int to) {
        boolean surrogateEscapes = Utf8.mayHoldSurrogateEscapes(body, from, to);
        try (JsonParser parser = StrictJson.BATCH.createParser(body, from, to - from)) {
            return new ObjectParser(parser, new ItemReader(parser, body, from, surrogateEscapes)).parse();
        } catch (JacksonException malformed) {
            Malformed because = Malformed.of(malformed, "body", from);
            return refuse(because.code(), because.message());
        }
    }

    private ParsedBatch parse() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return refuse("empty_body", "Send {\"items\":[…]} as the body.");
        }
        if (first != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return parser.nextToken() == null
                    ? refuse("not_an_object", "The body must be an object: {\"items\":[…]}.")
                    : trailing();
        }
        boolean seen = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (!parser.currentName().equals(ITEMS)) {
                return refuse("unknown_property", "Beside items the body's object may hold no property.");
            }
            seen = true;
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return refuse("items_not_an_array", "items must be an array of postings.");
            }
            if (!readItems()) {
                return new Unreadable(Refusals.tooManyItems());
            }
        }
        if (parser.nextToken() != null) {
            return trailing();
        }
        if (!seen) {
            return refuse("items_missing", "The body must have items: {\"items\":[…]}.");
        }
        return verdicts.count() == 0
                ? refuse("empty_batch", "items is empty. Send at least one posting.")
                : verdicts.asBatch();
    }

    /** @return false = there are too many; the rest is not read */
    private boolean readItems() {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (verdicts.count() == Limits.BATCH_ITEMS) {
                return false;
            }
            verdicts.add(reader.read(verdicts.count()));
        }
        return true;
    }

    private static ParsedBatch trailing() {
        return refuse("malformed_json", "Something follows the JSON value. Send one object and nothing after it.");
    }

    private static ParsedBatch refuse(String code, String detail) {
        return new Unreadable(Problem.badRequest(code, detail));
    }
}
