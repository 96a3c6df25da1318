package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.Texts;
import com.workwise.ingest.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * JSON as trees that come out as they went in: properties keep their order, texts their lone surrogates, and numbers
 * their digits, because {@code 1e1000000000} or a nineteen-digit id must not pass through arithmetic. Depth is bounded
 * by {@link StrictJson}.
 */
final class Tree {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER = new JsonMapper();

    private Tree() {}

    /** @param json that {@link com.workwise.ingest.wire.RawJobReader} can read */
    static JsonNode readPosting(byte[] json) {
        return read(StrictJson.POSTING.createParser(json));
    }

    static JsonNode readEdits(String json) {
        return read(StrictJson.BATCH.createParser(json));
    }

    private static JsonNode read(JsonParser parser) {
        try (parser) {
            return value(parser, parser.nextToken());
        }
    }

    private static JsonNode value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no token of strict JSON: " + token);
        };
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            object.set(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    static JsonNode number(String digits) {
        return NODES.rawValueNode(new RawValue(digits));
    }

    static boolean isNumber(JsonNode node) {
        return node.isPojo();
    }

    static String digits(JsonNode number) {
        return number.toString();
    }

    static byte[] bytes(JsonNode node) {
        return text(node).getBytes(StandardCharsets.UTF_8);
    }

    /** @return JSON that is well-formed Unicode */
    static String text(JsonNode node) {
        String json = MAPPER.writeValueAsString(node);
        return Texts.isIllFormed(json) ? withEscapedSurrogates(json) : json;
    }

    /** Lone ones only: they stand within strings or names, where an escape says the same. */
    private static String withEscapedSurrogates(String json) {
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                escaped.append(c);
            } else if (i + 1 < json.length() && Character.isSurrogatePair(c, json.charAt(i + 1))) {
                escaped.append(c).append(json.charAt(++i));
            } else {
                escaped.append("\\u").append(Integer.toHexString(c));
            }
        }
        return escaped.toString();
    }
}
