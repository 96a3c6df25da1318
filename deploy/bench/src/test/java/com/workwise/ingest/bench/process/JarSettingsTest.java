package com.workwise.ingest.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JarSettingsTest {

    @Test
    void replacesOnePropertyOfACopy() {
        JarSettings settings = new JarSettings(
                Path.of("a.jar"), null, "1g", List.of(), Map.of("a", "1", "b", "2"), Path.of("logs"), 0);

        assertThat(settings.with("b", "3").properties()).containsOnly(Map.entry("a", "1"), Map.entry("b", "3"));
        assertThat(settings.properties()).containsEntry("b", "2");
    }
}
