package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.StrictJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** Splits {@code {"items":[…]}} into items, each a slice of the body, without building a tree. */
final class BatchParser {

    private static final String ITEMS = "items";
    private static final int BYTE_ORDER_MARK = 3;

    private final List<Item> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final JsonParser parser;
    private final ItemReader reader;

    private BatchParser(JsonParser parser, ItemReader reader) {
        this.parser = parser;
        this.reader = reader;
    }

    static ParsedBatch parse(byte[] body, int length) {
        if (!StrictJson.isUtf8(body, length)) {
            return refuse("invalid_encoding", "The body is not well-formed UTF-8. Send JSON in UTF-8.");
        }
        int skipped = Utf8.hasByteOrderMark(body, 0, length) ? BYTE_ORDER_MARK : 0;
        if (Utf8.hasByteOrderMark(body, skipped, length)) {
            // The parser would skip a second mark and count its positions from there.
            return refuse("malformed_json", "The body begins with two byte order marks. Send one or none.");
        }
        try (JsonParser parser = StrictJson.BATCH.createParser(body, skipped, length - skipped)) {
            ItemReader reader = new ItemReader(parser, body, skipped, Utf8.mayHoldSurrogateEscapes(body, length));
            return new BatchParser(parser, reader).parse();
        } catch (StreamConstraintsException limit) {
            return refuse(
                    "json_limit",
                    "Nested deeper than " + Limits.JSON_DEPTH + " levels an item, or a name over "
                            + Limits.JSON_NAME_LENGTH + " characters, or a number over " + Limits.JSON_NUMBER_LENGTH
                            + ".");
        } catch (JacksonException malformed) {
            return malformed(malformed, skipped);
        }
    }

    private ParsedBatch parse() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return empty();
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
        int items = accepted.size() + refused.size();
        return items == 0
                ? refuse("empty_batch", "items is empty. Send at least one posting.")
                : new Readable(items, accepted, refused);
    }

    /** @return false = there are too many; the rest is not read */
    private boolean readItems() {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (index == Limits.BATCH_ITEMS) {
                return false;
            }
            switch (reader.read(index)) {
                case ItemReader.Usable usable -> accepted.add(usable.item());
                case ItemReader.Refused unusable -> refused.add(unusable.refusal());
            }
        }
        return true;
    }

    private static ParsedBatch empty() {
        return refuse("empty_body", "Send {\"items\":[…]} as the body.");
    }

    private static ParsedBatch trailing() {
        return refuse("malformed_json", "Something follows the JSON value. Send one object and nothing after it.");
    }

    /** The parser's own words can quote the body, so only the place is told. */
    private static ParsedBatch malformed(JacksonException malformed, int skipped) {
        long offset =
                malformed.getLocation() == null ? -1 : malformed.getLocation().getByteOffset();
        String place = offset < 0 ? "" : " near byte " + (offset + skipped);
        String message = malformed.getOriginalMessage();
        return message != null && message.startsWith("Duplicate")
                ? refuse("duplicate_property", "An object holds the same property twice" + place + ". Send each once.")
                : refuse("malformed_json", "The body is not valid JSON, or is cut off," + place + ".");
    }

    private static ParsedBatch refuse(String code, String detail) {
        return new Unreadable(Problem.badRequest(code, detail));
    }
}
