package com.workwise.ingest.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

final class InertTextTest {

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new InertText()).build())
            .build();

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9D, 0x9F, 0x61C, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFEFF, 0xFFF9, 0xFFFB, 0xE0041
            })
    void writesWhatIsObeyedAsAsciiAlone(int character) {
        String text =
                new StringBuilder("a").appendCodePoint(character).append('b').toString();
        for (String json : new String[] {
            JSON.writeValueAsString(Map.of(text, text)),
            new String(JSON.writeValueAsBytes(Map.of(text, text)), StandardCharsets.UTF_8)
        }) {
            assertThat(json).matches("[ -~]+").doesNotContain("?");
            assertThat(JSON.readValue(json, Map.class)).isEqualTo(Map.of(text, text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {' ', '~', '<', 0xA0, 0xE9, 0x200D, 0x2010, 0x202F, 0x2065, 0x206A, 0x4E2D, 0xD7FF, 0xE000, 0xFFFD})
    void leavesWhatPeopleReadAsItIs(int character) {
        String text = Character.toString(character);
        assertThat(new String(JSON.writeValueAsBytes(text), StandardCharsets.UTF_8))
                .isEqualTo('"' + text + '"');
    }

    @Test
    void keepsLongTextsWhole() {
        String text = "😀\u202E\u0000é\"\\\uD800x".repeat(100_000);
        assertThat(JSON.readValue(JSON.writeValueAsBytes(text), String.class)).isEqualTo(text);
        assertThat(JSON.readValue(JSON.writeValueAsString(text), String.class)).isEqualTo(text);
    }
}
