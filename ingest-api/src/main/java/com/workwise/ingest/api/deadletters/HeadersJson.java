package com.workwise.ingest.api.deadletters;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Headers as the ledger keeps them: {@code [{"name","value"}]}, in order, values in base64 or null. */
public final class HeadersJson {

    /** Kafka bounds a record, headers included. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private HeadersJson() {}

    public static byte[] write(List<LetterHeader> headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartArray();
            for (LetterHeader header : headers) {
                json.writeStartObject();
                json.writeStringProperty("name", header.name());
                byte[] value = header.value();
                json.writeStringProperty(
                        "value", value == null ? null : Base64.getEncoder().encodeToString(value));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    public static List<LetterHeader> read(byte[] bytes) {
        List<LetterHeader> headers = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            String name = "";
            byte @Nullable [] value = null;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    boolean isName = json.currentName().equals("name");
                    json.nextToken();
                    String text = json.getValueAsString();
                    if (isName) {
                        name = text;
                    } else {
                        value = text == null ? null : Base64.getDecoder().decode(text);
                    }
                } else if (token == JsonToken.END_OBJECT) {
                    headers.add(new LetterHeader(name, value));
                }
            }
        }
        return headers;
    }
}
