package com.workwise.ingest.api.deadletters.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.wire.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EditParserTest {

    private static final JsonMapper JSON = JsonMapper.builder(StrictJson.POSTING)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String GOOD = "{\"op\":\"stripNul\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "{}",
                "{\"op\":1}",
                "{\"op\":\"script\"}",
                "{\"op\":\"stripNul\",\"x\":1}",
                "{\"op\":\"swapSalaryBounds\",\"field\":\"salary\"}",
                "{\"op\":\"mergePatch\"}",
                "{\"op\":\"mergePatch\",\"patch\":[1]}",
                "{\"op\":\"mergePatch\",\"patch\":null}",
                "{\"op\":\"mergePatch\",\"patch\":{},\"x\":1}",
                "{\"op\":\"mergePatch\",\"patch\":{\"a\":\"\\u0000\"}}",
                "{\"op\":\"mergePatch\",\"patch\":{\"a\\ud800\":1}}",
                "{\"op\":\"mergePatch\",\"patch\":{\"a\":1E+1000000000}}",
                "{\"op\":\"default\",\"field\":\"company\"}",
                "{\"op\":\"default\",\"field\":\"salaryMin\",\"value\":\"X\"}",
                "{\"op\":\"default\",\"field\":\"__proto__\",\"value\":\"X\"}",
                "{\"op\":\"default\",\"field\":\"company\",\"value\":null}",
                "{\"op\":\"default\",\"field\":\"company\",\"value\":5}",
                "{\"op\":\"default\",\"field\":\"company\",\"value\":{}}",
                "{\"op\":\"default\",\"field\":\"company\",\"value\":\" \\u200b\"}",
                "{\"op\":\"default\",\"field\":\"companyId\",\"value\":\"5\"}",
                "{\"op\":\"default\",\"field\":\"companyId\",\"value\":0}",
                "{\"op\":\"default\",\"field\":\"isFeatured\",\"value\":\"true\"}",
                "{\"op\":\"default\",\"field\":\"postedAt\",\"value\":\"soon\"}",
                "{\"op\":\"default\",\"field\":\"url\",\"value\":\"nowhere\"}",
                "{\"op\":\"setObservedAt\",\"value\":\"yesterday\"}",
                "{\"op\":\"setObservedAt\",\"value\":1700000000}",
                "{\"op\":\"setObservedAt\",\"value\":\"1970-01-01T00:00:00Z\"}",
                "{\"op\":\"setObservedAt\",\"value\":\"+99999-01-01T00:00:00Z\"}",
            })
    void refusesBadEditsAndNamesThem(String edit) {
        Problem problem = problem("[" + GOOD + "," + edit + "]");
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("bad_edit");
        assertThat(problem.members()).containsEntry("index", 1);
        assertThat(problem.detail()).startsWith("edits[1]: ").doesNotContain("script", "__proto__", "yesterday");
    }

    @Test
    void refusesWhatIsNoListOfEdits() {
        assertThat(problem("{}").code()).isEqualTo("bad_edit");
        assertThat(problem("[" + (GOOD + ",").repeat(20) + GOOD + "]").code()).isEqualTo("bad_edit");
        assertThat(problem("[{\"op\":\"mergePatch\",\"patch\":{\"a\":\"" + "x".repeat(65_536) + "\"}}]")
                        .code())
                .isEqualTo("bad_edit");
        assertThat(problem("[{\"op\":\"mergePatch\",\"patch\":{\"a\":\"" + "中".repeat(22_000) + "\"}}]")
                        .code())
                .isEqualTo("bad_edit");
        JsonMapper lenient = new JsonMapper();
        for (String patch : new String[] {"{\"a\":".repeat(400) + "1" + "}".repeat(400), "{\"a\":1e999}"}) {
            JsonNode edits = lenient.readTree("[{\"op\":\"mergePatch\",\"patch\":" + patch + "}]");
            assertThat(catchThrowableOfType(ProblemException.class, () -> Edits.parse(edits))
                            .problem()
                            .code())
                    .isEqualTo("bad_edit");
        }
    }

    @Test
    void readsGoodEdits() {
        String edits = """
                [{"op":"mergePatch","patch":{"a":{"b":null}}},{"op":"stripNul"},{"op":"swapSalaryBounds"},\
                {"op":"default","field":"isFeatured","value":false},{"op":"default","field":"companyId","value":7},\
                {"op":"default","field":"postedAt","value":"2026-01-31"},{"op":"default","field":"title","value":"Cook"},\
                {"op":"setObservedAt","value":"2026-01-31T09:30:00Z"}]""";
        Edits parsed = Edits.parse(JSON.readTree(edits));
        assertThat(parsed.json()).isEqualTo(edits);
        assertThat(parsed.isEmpty()).isFalse();
        assertThat(Edits.parse((JsonNode) null).isEmpty()).isTrue();
        assertThat(Edits.parse(JSON.readTree("null")).isEmpty()).isTrue();
        assertThat(Edits.parse("[]").isEmpty()).isTrue();
    }

    @Test
    void refusesToGiveSeveralLettersOneId() {
        for (String edit : new String[] {
            "{\"op\":\"mergePatch\",\"patch\":{\"externalId\":\"x\"}}",
            "{\"op\":\"mergePatch\",\"patch\":{\"externalId\":null}}",
            "{\"op\":\"default\",\"field\":\"externalId\",\"value\":\"x\"}"
        }) {
            Edits edits = Edits.parse("[" + GOOD + "," + edit + "]");
            assertThatCode(() -> edits.requireFit(1)).doesNotThrowAnyException();
            ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> edits.requireFit(2));
            assertThat(refusal.problem().code()).isEqualTo("bad_edit");
            assertThat(refusal.problem().members()).containsEntry("index", 1);
        }
        assertThatCode(() -> Edits.parse("[{\"op\":\"mergePatch\",\"patch\":{\"a\":{\"externalId\":1}}}]")
                        .requireFit(2))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e100", "1e-99", "1e1000000000", "1e99999999999"})
    void refusesNumbersThatNobodyCouldWriteOut(String number) {
        String edits = "[{\"op\":\"mergePatch\",\"patch\":{\"a\":[" + number + "]}}]";
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> Edits.parse(edits));
        assertThat(refusal.problem().code()).isEqualTo("bad_edit");
        assertThat(Edits.parse(edits.replace(number, "1e99")).isEmpty()).isFalse();
    }

    private static Problem problem(String edits) {
        return catchThrowableOfType(ProblemException.class, () -> Edits.parse(JSON.readTree(edits)))
                .problem();
    }
}
