package com.workwise.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ValidationLevel;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckPolicyTest {

    @Test
    void tellsItselfAsJson() {
        Map<String, ValidationLevel> levels =
                Map.of(" Partner\"", ValidationLevel.STRICT, "crawler", ValidationLevel.LENIENT);
        CheckPolicy policy = new CheckPolicy(ValidationLevel.MODERATE, levels, Duration.ofHours(24));
        assertThat(policy.json())
                .isEqualTo("{\"level\":\"MODERATE\",\"levels\":{\"crawler\":\"LENIENT\",\"partner\\\"\":\"STRICT\"},"
                        + "\"clockSkew\":\"PT24H\"}");
    }
}
