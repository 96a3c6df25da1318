package com.workwise.ingest.rules;

import com.workwise.ingest.Job;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.StrictJson;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How strict the check is.
 *
 * @param level for postings that nothing else is said of
 * @param levels by the posting's {@code source}, in any case
 * @param clockSkew how far a posting's observed time may lie ahead of our clock; one from the far future would win over
 *     all later ones
 */
public record CheckPolicy(ValidationLevel level, Map<String, ValidationLevel> levels, Duration clockSkew) {

    public CheckPolicy {
        levels = levels.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> normalised(entry.getKey()), Map.Entry::getValue));
    }

    /** @param source as the posting tells it */
    ValidationLevel levelOf(@Nullable String source) {
        String known = source == null || source.isBlank() ? Job.DEFAULT_SOURCE : source;
        return levels.getOrDefault(normalised(known), level);
    }

    /** @return {@code {"level","levels":{source:level},"clockSkew":"PT24H"}}, in one order */
    public String json() {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = StrictJson.POSTING.createGenerator(json)) {
            generator.writeStartObject();
            generator.writeStringProperty("level", level.name());
            generator.writeObjectPropertyStart("levels");
            new TreeMap<>(levels).forEach((source, strict) -> generator.writeStringProperty(source, strict.name()));
            generator.writeEndObject();
            generator.writeStringProperty("clockSkew", clockSkew.toString());
            generator.writeEndObject();
        }
        return json.toString();
    }

    private static String normalised(String source) {
        return source.strip().toLowerCase(Locale.ROOT);
    }
}
