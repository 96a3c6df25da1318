package com.workwise.ingest.worker.check;

import com.workwise.ingest.ValidationLevel;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the check is.
 *
 * @param level for postings that nothing else is said of
 * @param levels by the posting's {@code source}
 * @param clockSkew how far a record's timestamp may lie ahead of our clock; a posting from the far future would win over
 *     all later ones
 */
@ConfigurationProperties("ingest.worker.check")
record CheckSettings(
        @DefaultValue("MODERATE") ValidationLevel level,
        @DefaultValue Map<String, ValidationLevel> levels,
        @DefaultValue("24h") Duration clockSkew) {}
