package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DevelopmentKeyTest {

    @Test
    void isTheOneThatTheSettingsLetIn() throws Exception {
        Properties settings = new Properties();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/application.properties"))) {
            settings.load(in);
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(DevelopmentKey.KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(settings.getProperty("ingest.api.keys[0].sha256"))
                .isEqualTo(HexFormat.of().formatHex(digest));
    }
}
