package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives a field a value where it has none: missing, null, or with nothing to see in it. */
record DefaultField(JobField field, JsonNode value) implements Edit {

    @Override
    public ObjectNode apply(ObjectNode posting) {
        if (!isMissing(posting.get(field.json()))) {
            return posting;
        }
        ObjectNode edited = Tree.NODES.objectNode();
        edited.setAll(posting);
        edited.set(field.json(), value);
        return edited;
    }

    private static boolean isMissing(@Nullable JsonNode told) {
        return told == null || told.isNull() || (told.isString() && isBlank(told.stringValue()));
    }

    static boolean isBlank(String text) {
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .allMatch(c -> Texts.isInvisible(Character.toString(c)));
    }
}
