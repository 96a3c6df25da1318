package com.workwise.ingest.ctl.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer of the API, read so that a member which is absent, null or of another type is empty, never an error. */
public record Doc(JsonNode node) {

    /** "" when absent or null; other than strings as JSON. */
    public String text(String name) {
        return new Doc(node.path(name)).asText();
    }

    public String asText() {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isString() ? node.stringValue() : node.isContainer() ? node.toString() : node.asString();
    }

    /** 0 when absent. */
    public long number(String name) {
        return node.path(name).asLong(0);
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    /** Whether it is there and not null. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public Doc at(String name) {
        return new Doc(node.path(name));
    }

    public List<Doc> list(String name) {
        List<Doc> result = new ArrayList<>();
        node.path(name).values().forEach(item -> result.add(new Doc(item)));
        return result;
    }

    /** The members of an object, in their order. */
    public Map<String, Doc> members() {
        Map<String, Doc> result = new LinkedHashMap<>();
        node.properties().forEach(entry -> result.put(entry.getKey(), new Doc(entry.getValue())));
        return result;
    }
}
