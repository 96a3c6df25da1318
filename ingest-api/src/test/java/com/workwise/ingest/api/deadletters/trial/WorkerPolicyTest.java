package com.workwise.ingest.api.deadletters.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.CheckPolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerPolicyTest {

    @Test
    void readsWhatWorkersWrite() {
        assertThat(WorkerPolicy.read("{\"level\":\"STRICT\",\"levels\":{\"Feed\":\"LENIENT\"},\"clockSkew\":\"PT2H\"}"))
                .contains(new CheckPolicy(
                        ValidationLevel.STRICT, Map.of("feed", ValidationLevel.LENIENT), Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "{\"level\":\"STRICT\"}",
                "{\"level\":\"HARSH\",\"clockSkew\":\"PT2H\"}",
                "{\"level\":\"STRICT\",\"clockSkew\":\"soon\"}",
                "{\"level\":\"STRICT\",\"clockSkew\":\"PT2H\",\"levels\":{\"a\":\"LENIENT\",\"A\":\"STRICT\"}}",
            })
    void doesNotBelieveWhatItCannotRead(String json) {
        assertThat(WorkerPolicy.read(json)).isEmpty();
    }
}
