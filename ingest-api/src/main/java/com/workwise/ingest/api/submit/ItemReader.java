package com.workwise.ingest.api.submit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.Reason;
import com.workwise.ingest.Texts;
import com.workwise.ingest.api.Item;
import com.workwise.ingest.wire.Limits;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one item of the array off the parser; everything but its key is the worker's to judge. */
final class ItemReader {

    sealed interface Verdict {}

    record Usable(Item item) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}

    /** A pointer longer than this is replaced by the item's own, lest answers outgrow requests. */
    private static final int POINTER_LENGTH = 300;

    private final JsonParser parser;
    private final byte[] body;
    private final int offset;
    private final boolean surrogateEscapes;

    private @Nullable String externalId;
    private @Nullable Refusal refusal;

    /** @param offset of the parser's first byte in the body */
    ItemReader(JsonParser parser, byte[] body, int offset, boolean surrogateEscapes) {
        this.parser = parser;
        this.body = body;
        this.offset = offset;
        this.surrogateEscapes = surrogateEscapes;
    }

    /** Starts at the item's first token and ends at its last. */
    Verdict read(int index) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Refused(Refusal.ofItem(index, "item.not_an_object", "An item must be a JSON object."));
        }
        externalId = null;
        refusal = null;
        int start = (int) parser.currentTokenLocation().getByteOffset();
        readObject(index);
        int length = (int) parser.currentLocation().getByteOffset() - start;
        if (length > Limits.ITEM_BYTES) {
            return new Refused(Refusal.ofItem(
                    index, "item.too_large", "An item may have " + Limits.ITEM_BYTES / 1024 + " kB of JSON."));
        }
        if (refusal == null) {
            Reason problem = JobKey.problem(externalId);
            if (problem != null) {
                refuse(Refusal.ofField(index, problem.pointer(), problem.code(), problem.message()));
            }
        }
        return refusal != null
                ? new Refused(refusal)
                : new Usable(new Item(
                        index,
                        new JobKey(Objects.requireNonNull(externalId)),
                        ByteBuffer.wrap(body, start + offset, length)));
    }

    private void readObject(int index) {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME
                    && depth == 1
                    && parser.currentName().equals(JobField.EXTERNAL_ID.json())) {
                token = parser.nextToken();
                readExternalId(index, token);
            }
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_STRING -> checkString(index);
                default -> {}
            }
        }
    }

    private void readExternalId(int index, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            externalId = parser.getString();
        } else if (token != JsonToken.VALUE_NULL) {
            refuse(Refusal.ofField(
                    index,
                    "/" + JobField.EXTERNAL_ID.json(),
                    JobField.EXTERNAL_ID.json() + ".type",
                    "externalId must be a string; put numbers in quotes"));
        }
    }

    /** In names the parser itself refuses lone surrogates. */
    private void checkString(int index) {
        if (surrogateEscapes && refusal == null && Texts.isIllFormed(parser.getString())) {
            refuse(new Refusal(
                    index,
                    pointer(index),
                    "item.ill_formed_unicode",
                    "A text holds half of a surrogate pair, which is not Unicode; escape whole characters."));
        }
    }

    private String pointer(int index) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.length() > POINTER_LENGTH ? "/items/" + index : pointer;
    }

    private void refuse(Refusal because) {
        if (refusal == null) {
            refusal = because;
        }
    }
}
