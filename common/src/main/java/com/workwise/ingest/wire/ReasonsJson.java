package com.workwise.ingest.wire;

import com.workwise.ingest.Reason;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reasons as the JSON array {@code [{"code","pointer","message"}]}. */
final class ReasonsJson {

    private ReasonsJson() {}

    static String write(List<Reason> reasons, int textLength) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = StrictJson.POSTING.createGenerator(json)) {
            generator.writeStartArray();
            for (Reason reason : reasons) {
                generator.writeStartObject();
                generator.writeStringProperty("code", bounded(reason.code(), textLength));
                generator.writeStringProperty("pointer", bounded(reason.pointer(), textLength));
                generator.writeStringProperty("message", bounded(reason.message(), textLength));
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return json.toString();
    }

    /** @return what could be read before the text stopped making sense */
    static List<Reason> read(String json, int most, int textLength) {
        List<Reason> reasons = new ArrayList<>();
        try (JsonParser parser = StrictJson.POSTING.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return reasons;
            }
            while (reasons.size() < most && parser.nextToken() == JsonToken.START_OBJECT) {
                reasons.add(reason(parser, textLength));
            }
        } catch (JacksonException nonsense) {
            return reasons;
        }
        return reasons;
    }

    private static Reason reason(JsonParser parser, int textLength) {
        String code = "";
        String pointer = "";
        String message = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            String text = bounded(parser.getValueAsString(""), textLength);
            parser.skipChildren();
            switch (name) {
                case "code" -> code = text;
                case "pointer" -> pointer = text;
                case "message" -> message = text;
                default -> {}
            }
        }
        return new Reason(code, pointer, message);
    }

    private static String bounded(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
