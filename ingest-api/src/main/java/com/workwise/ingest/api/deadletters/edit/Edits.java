package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.RawJobReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The edits of one replay, in their order. The package's public door. */
public final class Edits {

    public static final Edits NONE = new Edits(List.of(), "[]");

    private final List<Edit> edits;
    private final String json;
    private final boolean strips;
    private final boolean changesValues;
    private final @Nullable Instant observedAt;

    private Edits(List<Edit> edits, String json) {
        this.edits = edits;
        this.json = json;
        this.strips = edits.stream().anyMatch(StripNul.class::isInstance);
        this.changesValues = edits.stream().anyMatch(edit -> !(edit instanceof SetObservedAt));
        this.observedAt = edits.stream()
                .filter(SetObservedAt.class::isInstance)
                .map(edit -> ((SetObservedAt) edit).time())
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * @param sent null or a JSON null = none
     * @throws com.workwise.ingest.api.ProblemException 400 {@code bad_edit}
     */
    public static Edits parse(@Nullable JsonNode sent) {
        if (sent == null || sent.isNull() || sent.isMissingNode()) {
            return NONE;
        }
        for (int i = 0; i < sent.size(); i++) {
            Finite.require(i, sent.path(i));
        }
        String json = sent.toString();
        EditReader.requireShort(json);
        return parse(json);
    }

    /**
     * @param json an array, as {@link #json} gave it or as jsonb wrote that
     * @throws com.workwise.ingest.api.ProblemException 400 {@code bad_edit}
     */
    public static Edits parse(String json) {
        List<Edit> edits = EditReader.read(json);
        return edits.isEmpty() ? NONE : new Edits(edits, json);
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** @return an array that {@link #parse(String)} reads and that fits jsonb */
    public String json() {
        return json;
    }

    /**
     * Refuses to give several letters one id.
     *
     * @param letters how many are selected
     * @throws com.workwise.ingest.api.ProblemException 400 {@code bad_edit}
     */
    public void requireFit(long letters) {
        for (int i = 0; i < edits.size(); i++) {
            if (letters > 1 && setsExternalId(edits.get(i))) {
                throw BadEdit.at(i, "externalId can be set for one letter at a time; " + letters + " are selected");
            }
        }
    }

    private static boolean setsExternalId(Edit edit) {
        return switch (edit) {
            case MergePatch merge -> merge.patch().has(JobField.EXTERNAL_ID.json());
            case DefaultField added -> added.field() == JobField.EXTERNAL_ID;
            case SetObservedAt time -> false;
            case StripNul strip -> false;
            case SwapSalaryBounds swap -> false;
        };
    }

    /** @param value of the record; null = it is a tombstone */
    public EditResult apply(byte @Nullable [] value) {
        if (!changesValues) {
            return new EditResult.Unchanged(observedAt);
        }
        if (value == null) {
            return new EditResult.NotEditable("value.none");
        }
        byte[] readable = strips ? StripNul.strip(value) : value;
        if (RawJobReader.read(readable) instanceof RawJobReader.Reading.Unreadable unreadable) {
            return new EditResult.NotEditable(unreadable.reason().code());
        }
        try {
            return edit(value, readable);
        } catch (Uneditable uneditable) {
            return new EditResult.NotEditable(uneditable.code());
        } catch (JacksonException withinWhatReadersSkip) {
            return new EditResult.NotEditable("json.syntax");
        }
    }

    private EditResult edit(byte[] value, byte[] readable) {
        ObjectNode before = (ObjectNode) Tree.readPosting(readable);
        ObjectNode after = before;
        for (Edit edit : edits) {
            after = edit.apply(after);
        }
        boolean same = after.equals(before);
        if (same && readable.length == value.length) {
            return new EditResult.Unchanged(observedAt);
        }
        byte[] edited = same ? readable : Tree.bytes(after);
        if (edited.length > Math.max(value.length, Limits.ITEM_BYTES)) {
            return new EditResult.NotEditable("value.too_large");
        }
        List<Change> changes = new ArrayList<>(Diff.between(before, after));
        if (readable.length != value.length) {
            changes.addFirst(Diff.ofTexts(text(value), text(readable)));
        }
        return new EditResult.Edited(edited, List.copyOf(changes), observedAt);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
