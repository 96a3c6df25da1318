package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.Texts;
import com.workwise.ingest.wire.Limits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request's edits. They are kept as jsonb, so nothing that jsonb refuses may be in them. */
final class EditReader {

    private static final int MOST = 20;
    private static final int MOST_BYTES = 64 * 1024;

    private EditReader() {}

    /** Of a request: what is stored is not asked again, because jsonb writes it longer. */
    static void requireShort(String json) {
        if (json.length() > MOST_BYTES || json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw BadEdit.inAll("more than " + MOST_BYTES / 1024 + " kB");
        }
    }

    static List<Edit> read(String json) {
        if (!(tree(json) instanceof ArrayNode sent)) {
            throw BadEdit.inAll("must be an array");
        }
        if (sent.size() > MOST) {
            throw BadEdit.inAll("more than " + MOST);
        }
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            requireStorable(i, sent.get(i));
            edits.add(new EditParser(i).parse(sent.get(i)));
        }
        return List.copyOf(edits);
    }

    private static JsonNode tree(String json) {
        try {
            return Tree.readEdits(json);
        } catch (JacksonException unreadable) {
            throw BadEdit.inAll("nested too deep, a property that occurs twice, or a name or number that is too long");
        }
    }

    private static void requireStorable(int index, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                requireStorable(index, property.getKey());
                requireStorable(index, property.getValue());
            }
        } else if (node instanceof ArrayNode array) {
            array.values().forEach(element -> requireStorable(index, element));
        } else if (node.isString()) {
            requireStorable(index, node.stringValue());
        } else if (Tree.isNumber(node) && !isShort(Tree.digits(node))) {
            throw BadEdit.at(index, "a number has more than " + Limits.JSON_NUMBER_LENGTH + " digits when written out");
        }
    }

    private static void requireStorable(int index, String text) {
        if (text.indexOf(0) >= 0 || Texts.isIllFormed(text)) {
            throw BadEdit.at(index, "a text holds U+0000 or a lone surrogate");
        }
    }

    /** As jsonb would write it. */
    private static boolean isShort(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            return Math.abs((long) number.scale()) <= Limits.JSON_NUMBER_LENGTH
                    && number.toPlainString().length() <= Limits.JSON_NUMBER_LENGTH;
        } catch (NumberFormatException beyond) {
            return false;
        }
    }
}
