package com.workwise.ingest.wire;

import com.workwise.ingest.Reason;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

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

    private static String bounded(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
