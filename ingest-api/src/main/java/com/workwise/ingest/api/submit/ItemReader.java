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
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/** Reads one item off the parser; everything but its key is the worker's to judge. */
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

    /** The array and the object around the item, or none. */
    private int levelsAbove;

    private @Nullable String externalId;
    private @Nullable Refusal refusal;

    /** @param offset of the parser's first byte in the body */
    ItemReader(JsonParser parser, byte[] body, int offset, boolean surrogateEscapes) {
        this.parser = parser;
        this.body = body;
        this.offset = offset;
        this.surrogateEscapes = surrogateEscapes;
    }

    /** Reads an item among others: it starts at the parser's token, and the parser ends at its last. */
    Verdict read(int index) {
        if (!isObject()) {
            return notAnObject(index);
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        readObject(index);
        int end = (int) parser.currentLocation().getByteOffset();
        return judge(index, ByteBuffer.wrap(body, start + offset, end - start));
    }

    /**
     * Reads an item that has a line to itself: all of the line is the item.
     *
     * @param length of the line from the parser's first byte on
     */
    Verdict readLine(int index, int length) {
        if (!isObject()) {
            return notAnObject(index);
        }
        readObject(index);
        return judge(index, ByteBuffer.wrap(body, offset, length));
    }

    private boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    private Verdict notAnObject(int index) {
        parser.skipChildren();
        return new Refused(Refusal.ofItem(index, "item.not_an_object", "An item must be a JSON object."));
    }

    private Verdict judge(int index, ByteBuffer json) {
        return refusal != null && json.remaining() <= Limits.ITEM_BYTES
                ? new Refused(refusal)
                : judge(index, externalId, json);
    }

    /** Of an item that is well-formed. */
    static Verdict judge(int index, @Nullable String externalId, ByteBuffer json) {
        if (json.remaining() > Limits.ITEM_BYTES) {
            return new Refused(Refusal.ofItem(
                    index, "item.too_large", "An item may have " + Limits.ITEM_BYTES / 1024 + " kB of JSON."));
        }
        Reason problem = JobKey.problem(externalId);
        return problem == null
                ? new Usable(new Item(index, new JobKey(Objects.requireNonNull(externalId)), json))
                : new Refused(Refusal.ofField(index, problem.pointer(), problem.code(), problem.message()));
    }

    private void readObject(int index) {
        externalId = null;
        refusal = null;
        levelsAbove = parser.streamReadContext().getNestingDepth() - 1;
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
            refuse(Refusal.ofField(
                    index,
                    pointer(),
                    "item.ill_formed_unicode",
                    "A text holds half of a surrogate pair, which is not Unicode; escape whole characters."));
        }
    }

    private String pointer() {
        JsonPointer pointer = parser.streamReadContext().pathAsPointer();
        for (int level = 0; level < levelsAbove; level++) {
            pointer = pointer.tail();
        }
        String field = pointer.toString();
        return field.length() > POINTER_LENGTH ? "" : field;
    }

    private void refuse(Refusal because) {
        if (refusal == null) {
            refusal = because;
        }
    }
}
