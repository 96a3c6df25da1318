package com.workwise.ingest.wire;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads one posting's bytes, without building a tree. */
public final class RawJobReader {

    /** Either the posting, or why its bytes are none. */
    public sealed interface Reading {
        record Readable(RawJob job) implements Reading {}

        record Unreadable(Reason reason) implements Reading {}
    }

    private RawJobReader() {}

    public static Reading read(byte[] json) {
        if (!StrictJson.isUtf8(json)) {
            return unreadable("json.encoding", "the bytes are not well-formed UTF-8");
        }
        RawJob plain = PlainObjects.read(json);
        return plain == null ? parse(json) : new Reading.Readable(plain);
    }

    /** @param json well-formed UTF-8 */
    static Reading parse(byte[] json) {
        try (JsonParser parser = StrictJson.POSTING.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                return unreadable("json.not_an_object", "the value is not a JSON object");
            }
            RawJob job = readObject(parser, json);
            return parser.nextToken() == null
                    ? new Reading.Readable(job)
                    : unreadable("json.trailing", "something follows the JSON object");
        } catch (StreamConstraintsException tooLarge) {
            return unreadable("json.limit", "nested too deep, or a name or number is too long");
        } catch (JacksonException malformed) {
            return unreadable("json.syntax", describe(malformed));
        }
    }

    private static RawJob readObject(JsonParser parser, byte[] json) {
        Map<JobField, RawJob.Value> values = new EnumMap<>(JobField.class);
        int unknown = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            JobField field = JobField.named(parser.currentName());
            JsonToken token = parser.nextToken();
            if (field == null) {
                unknown++;
                parser.skipChildren();
                continue;
            }
            RawJob.Value value = readValue(parser, token, field, json);
            if (value != null) {
                values.put(field, value);
            }
        }
        return new RawJob(values, unknown);
    }

    private static RawJob.@Nullable Value readValue(JsonParser parser, JsonToken token, JobField field, byte[] json) {
        return switch (token) {
            case VALUE_STRING -> readString(parser, field, json);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new RawJob.Numeral(parser.getString());
            case VALUE_TRUE -> new RawJob.Flag(true);
            case VALUE_FALSE -> new RawJob.Flag(false);
            case VALUE_NULL -> null;
            default -> {
                parser.skipChildren();
                yield new RawJob.Structure();
            }
        };
    }

    /** The parser itself passes over a string that is read here later, and so refuses what is malformed in it. */
    private static RawJob.Value readString(JsonParser parser, JobField field, byte[] json) {
        RawJob.Value plain = positionsAreOurs(json) ? PlainObjects.string(json, afterQuote(parser), field) : null;
        return plain == null ? new RawJob.Text(parser.getString()) : plain;
    }

    /** Behind a byte order mark the parser's are others. */
    private static boolean positionsAreOurs(byte[] json) {
        return json[0] >= 0;
    }

    private static int afterQuote(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset()) + 1;
    }

    /** The parser's own words can quote the payload, so only the place is told. */
    private static String describe(JacksonException malformed) {
        String message = malformed.getOriginalMessage();
        String what = message != null && message.startsWith("Duplicate") ? "a property occurs twice" : "not valid JSON";
        return malformed.getLocation() == null
                ? what
                : what + " at byte " + malformed.getLocation().getByteOffset();
    }

    private static Reading unreadable(String code, String message) {
        return new Reading.Unreadable(new Reason(code, "", message));
    }
}
