package com.workwise.ingest.ctl.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reading and writing; numbers keep their digits. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static Optional<JsonNode> read(byte[] bytes) {
        return read(new String(bytes, StandardCharsets.UTF_8));
    }

    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** For the wire. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** For output: valid JSON, and nothing in it moves a cursor, hides or turns around. */
    public static String inert(JsonNode node, boolean pretty) {
        return Inert.json(
                pretty
                        ? MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node)
                        : MAPPER.writeValueAsString(node));
    }

    /** As {@link #inert(JsonNode, boolean)}, of text that is JSON already. */
    public static String inert(String json) {
        return Inert.json(json);
    }
}
