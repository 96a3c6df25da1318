package com.workwise.ingest;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it was sent: readable JSON, nothing judged yet.
 *
 * @param values only the known fields that were there and not JSON null
 * @param unknownFields how many other properties there were; they are ignored
 */
public record RawJob(Map<JobField, Value> values, int unknownFields) {

    /** A JSON value that is not null. */
    public sealed interface Value {}

    public record Text(String text) implements Value {}

    /** A string that needs no cleaning and has no blanks at its ends, within its field's limit. */
    public record Plain(LongText text) implements Value {}

    /** Kept as text: {@code 1e1000000000} must cost nothing until somebody asks for its value. */
    public record Numeral(String digits) implements Value {}

    public record Flag(boolean value) implements Value {}

    /** An object or an array, skipped. */
    public record Structure() implements Value {}

    public RawJob {
        values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    public @Nullable Value value(JobField field) {
        return values.get(field);
    }

    /** @return the field's string, or null when it is missing or something else */
    public @Nullable String text(JobField field) {
        Value value = values.get(field);
        if (value instanceof Plain plain) {
            return plain.text().toString();
        }
        return value instanceof Text text ? text.text() : null;
    }
}
