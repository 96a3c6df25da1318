package com.workwise.ingest.worker.check;

import com.workwise.ingest.Job;
import com.workwise.ingest.ValidationLevel;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the check is.
 *
 * @param level for postings that nothing else is said of
 * @param levels by the posting's {@code source}, in any case
 * @param clockSkew how far a record's timestamp may lie ahead of our clock; a posting from the far future would win over
 *     all later ones
 */
@ConfigurationProperties("ingest.worker.check")
record CheckSettings(
        @DefaultValue("MODERATE") ValidationLevel level,
        @DefaultValue Map<String, ValidationLevel> levels,
        @DefaultValue("24h") Duration clockSkew) {

    CheckSettings {
        levels = levels.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> normalised(entry.getKey()), Map.Entry::getValue));
    }

    /** @param source as the posting tells it */
    ValidationLevel levelOf(@Nullable String source) {
        String known = source == null || source.isBlank() ? Job.DEFAULT_SOURCE : source;
        return levels.getOrDefault(normalised(known), level);
    }

    private static String normalised(String source) {
        return source.strip().toLowerCase(Locale.ROOT);
    }
}
