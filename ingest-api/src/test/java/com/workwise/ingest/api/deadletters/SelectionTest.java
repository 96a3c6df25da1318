package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.api.ProblemException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Of requests as clients write them. */
final class SelectionTest {

    private static final String ID = "01930000-0000-7000-8000-00000000000";

    @Test
    void takesIdsOnceEach() {
        Selection selection = of("{\"ids\":[\"%s1\",\"%s2\",\"%s1\"]}".formatted(ID, ID, ID));
        assertThat(selection)
                .isInstanceOfSatisfying(
                        Selection.Ids.class,
                        ids -> assertThat(ids.ids())
                                .containsExactly(UUID.fromString(ID + "1"), UUID.fromString(ID + "2")));
        assertThat(selection.asked()).containsOnlyKeys("ids");
    }

    @Test
    void takesAFilterOfTextsAndNumbers() {
        Selection selection = of("{\"filter\":{\"minAttempts\":2,\"code\":\"x\"}}");
        assertThat(selection.asked()).isEqualTo(Map.of("filter", Map.of("minAttempts", "2", "code", "x")));
        assertThat(of("{\"filter\":{}}").conditions().values()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\":[\"" + ID + "1\"],\"filter\":{}}",
                "{\"ids\":{}}",
                "{\"filter\":[]}",
                "{\"ids\":null}",
                "{\"ids\":[1]}",
                "{\"ids\":[null]}",
                "{\"ids\":[\"x\"]}",
                "{\"ids\":[[]]}",
                "{\"filter\":{\"code\":null}}",
                "{\"filter\":{\"code\":[\"a\"]}}",
                "{\"filter\":{\"code\":{\"$ne\":\"a\"}}}"
            })
    void refusesWhatNamesNoLetters(String body) {
        assertRefused(() -> of(body), "bad_selection");
    }

    @Test
    void refusesMoreIdsThanOneActTakes() {
        String ids = IntStream.rangeClosed(0, 10_000)
                .mapToObj(number -> "\"" + new UUID(1, number) + "\"")
                .collect(Collectors.joining(","));
        assertRefused(() -> of("{\"ids\":[" + ids + "]}"), "too_many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "/**/{}"
            })
    void readsNothingButOneStrictObject(String body) {
        assertRefused(() -> read(body.getBytes(UTF_8)), "bad_json");
    }

    @Test
    void readsNothingButUtf8OfSomeDepth() {
        assertRefused(() -> read(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}), "bad_json");
        assertRefused(() -> read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)), "bad_json");
        assertRefused(() -> read(("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8)), "bad_json");
        assertRefused(() -> RequestJson.object(Mono.empty()).block(), "bad_json");
    }

    private static Selection of(String body) {
        return Selection.of(read(body.getBytes(UTF_8)), LetterState.UNRESOLVED);
    }

    private static JsonNode read(byte[] body) {
        return RequestJson.object(Mono.just(body)).blockOptional().orElseThrow();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
