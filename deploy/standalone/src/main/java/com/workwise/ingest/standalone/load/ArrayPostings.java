package com.workwise.ingest.standalone.load;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * The items of a JSON array, or of {@code {"items":[...]}}, as slices of the bytes. Where the JSON breaks, the rest of
 * the file is one posting, which no reader will take for JSON: it is counted and shown, not dropped.
 */
final class ArrayPostings implements Postings {

    /** Not the strict one: a property that occurs twice is the fault of one item, not of the file. */
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] bytes;
    private final JsonParser parser;
    private int end;
    private long number;
    private boolean done;

    ArrayPostings(byte[] bytes) {
        this.bytes = bytes;
        this.parser = FACTORY.createParser(bytes);
        while (parser.nextToken() != JsonToken.START_ARRAY) {
            continue;
        }
    }

    @Override
    public @Nullable Posting next() {
        if (done) {
            return null;
        }
        number++;
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                done = true;
                parser.close();
                return null;
            }
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            if (token.isScalarValue()) {
                // The parser reads strings late; their end is known only then.
                parser.finishToken();
            }
            end = (int) parser.currentLocation().getByteOffset();
            return new Posting("item", number, Arrays.copyOfRange(bytes, start, end));
        } catch (JacksonException broken) {
            done = true;
            return new Posting("everything from item", number, Arrays.copyOfRange(bytes, end, bytes.length));
        }
    }
}
