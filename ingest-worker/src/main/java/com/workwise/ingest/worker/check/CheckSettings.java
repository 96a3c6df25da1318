package com.workwise.ingest.worker.check;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.CheckPolicy;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A {@link CheckPolicy} as it is configured. */
@ConfigurationProperties("ingest.worker.check")
record CheckSettings(
        @DefaultValue("MODERATE") ValidationLevel level,
        @DefaultValue Map<String, ValidationLevel> levels,
        @DefaultValue("24h") Duration clockSkew) {

    CheckPolicy policy() {
        return new CheckPolicy(level, levels, clockSkew);
    }
}
