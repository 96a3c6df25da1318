package com.workwise.ingest.api.deadletters.edit;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes U+0000, which PostgreSQL cannot hold, from all texts and names; and raw zero bytes, which are no JSON. */
record StripNul() implements Edit {

    private static final String NUL = "\u0000";

    @Override
    public ObjectNode apply(ObjectNode posting) {
        return object(posting);
    }

    private static JsonNode strip(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                ArrayNode stripped = Tree.NODES.arrayNode(array.size());
                array.values().forEach(element -> stripped.add(strip(element)));
                yield stripped;
            }
            default ->
                node.isString() && node.stringValue().contains(NUL)
                        ? Tree.NODES.stringNode(without(node.stringValue()))
                        : node;
        };
    }

    private static ObjectNode object(ObjectNode object) {
        ObjectNode stripped = Tree.NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (stripped.replace(without(property.getKey()), strip(property.getValue())) != null) {
                throw new Uneditable("json.names_collide");
            }
        }
        return stripped;
    }

    private static String without(String text) {
        return text.replace(NUL, "");
    }

    /** UTF-16 and UTF-32 stay as they are: without their zeros, some of their texts would turn into others. */
    static byte[] strip(byte[] value) {
        int zeros = 0;
        for (byte b : value) {
            zeros += b == 0 ? 1 : 0;
        }
        if (zeros == 0 || isWide(value)) {
            return value;
        }
        ByteArrayOutputStream stripped = new ByteArrayOutputStream(value.length - zeros);
        for (byte b : value) {
            if (b != 0) {
                stripped.write(b);
            }
        }
        return stripped.toByteArray();
    }

    /** Where the zeros stand among the first four bytes tells the encoding (RFC 4627, section 3). */
    private static boolean isWide(byte[] value) {
        if (value.length < 4) {
            return false;
        }
        int pattern = 0;
        for (int i = 0; i < 4; i++) {
            pattern = pattern << 1 | (value[i] == 0 ? 1 : 0);
        }
        return pattern == 0b1110 || pattern == 0b0111 || pattern == 0b1010 || pattern == 0b0101;
    }
}
