package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StringPoolTest {

    private final StringPool pool = new StringPool();

    @Test
    void makesATextOnce() {
        String first = read("Zurich, not read\", \"Berlin\"", 20);

        assertThat(first).isEqualTo("Berlin");
        assertThat(read("Berlin\"}", 0)).isSameAs(first);
    }

    @Test
    void tellsTextsOfOnePlaceApart() {
        // Their hashes are the same, as String's are.
        assertThat(read("AaAa\"", 0)).isEqualTo("AaAa");
        assertThat(read("BBBB\"", 0)).isEqualTo("BBBB");
        assertThat(read("AaBB\"", 0)).isEqualTo("AaBB");
        assertThat(read("AaAa\"", 0)).isEqualTo("AaAa");
    }

    @Test
    void tellsATextFromItsBeginning() {
        assertThat(read("\"", 0)).isEmpty();
        assertThat(read("a\"", 0)).isEqualTo("a");
        assertThat(read("\u0000a\"", 1)).isEqualTo("a");
    }

    @Test
    void takesUpTo64Characters() {
        assertThat(read("x".repeat(64) + '"', 0)).hasSize(64);
        assertThat(read("x".repeat(65) + '"', 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z\u00FCrich\"", "a\\nb\"", "a\nb\"", "a\u0000\"", "never closed", ""})
    void leavesToTheParserWhatIsNotPlain(String json) {
        assertThat(read(json, 0)).isNull();
    }

    @Test
    void readsNothingBehindTheEnd() {
        assertThat(pool.read("ab\"".getBytes(StandardCharsets.UTF_8), 0, 2)).isNull();
    }

    private @Nullable String read(String json, int from) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return pool.read(bytes, from, bytes.length);
    }
}
