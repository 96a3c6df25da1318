package com.workwise.ingest.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever lies in the data, no terminal acts on it, and no line of it passes for ours. */
final class HostilePayloadsTest {

    private static final String HOSTILE =
            "a\u001b[2J\u001b]0;owned\u0007\u009b31m\r\nerror: forged\u202Eevil\u200Bhid\u2066den\u0000\u007f\u0085"
                    + "\u2028b\uD800c\uFEFF" + "o\u0301\u0302\u0303\u0304\u0305\u0306\u0307";

    private static final List<String> READING = List.of(
            "dlq summary",
            "dlq list",
            "dlq show " + Samples.LETTER,
            "dlq discards",
            "replay list",
            "replay status " + Samples.REPLAY,
            "job show x",
            "job trace x",
            "pipeline status",
            "dlq replay --code x --dry-run",
            "dlq discard --code x --reason y --dry-run");

    private final FakeApi api = new FakeApi()
            .on("GET /dead-letters/summary", hostile(Samples.SUMMARY))
            .on(
                    "GET /dead-letters",
                    hostile("{\"items\":[" + Samples.letter(Samples.LETTER, "open") + "],\"next\":\"n\"}"))
            .on(
                    "GET /dead-letters/" + Samples.LETTER,
                    hostile(Samples.fullLetter("{\"text\":\"x\",\"base64\":\"eA==\",\"bytes\":1}")))
            .on("GET /dead-letters/export", hostile("{\"id\":\"x\"}") + "\n")
            .on(
                    "GET /dead-letters/discards",
                    hostile(
                            "{\"items\":[{\"id\":\"x\",\"state\":\"discarded\",\"actor\":\"x\",\"reason\":\"x\"}],\"next\":null}"))
            .on(
                    "GET /dead-letters/replays",
                    hostile("{\"items\":[" + Samples.replay("running", 3, "\"passed\":1") + "],\"next\":null}"))
            .on("GET /dead-letters/replays/" + Samples.REPLAY, hostile(Samples.replay("running", 3, "\"passed\":1")))
            .on("POST /dead-letters/replays", hostile(Samples.dryRun(1, 1)))
            .on("POST /dead-letters/discards", hostile("{\"dryRun\":true,\"total\":1}"))
            .on("GET /jobs", hostile("{\"externalId\":\"x\",\"title\":\"x\"}"))
            .on(
                    "GET /traces",
                    hostile(
                            "{\"complete\":true,\"events\":[{\"at\":\"x\",\"kind\":\"failed\",\"detail\":{\"code\":\"x\"}}]}"))
            .on(
                    "GET /pipeline",
                    hostile(
                            "{\"lag\":{\"jobs.raw\":1},\"workers\":[{\"name\":\"x\",\"circuit\":\"x\",\"alive\":true}],\"deadLetters\":{\"open\":1}}"));

    @AfterEach
    void stop() {
        api.close();
    }

    static Stream<Arguments> commands() {
        return READING.stream()
                .flatMap(command -> Stream.of(
                        Arguments.of(command, Terminals.NONE),
                        Arguments.of(command, Terminals.ALL),
                        Arguments.of(command + " --json", Terminals.NONE),
                        Arguments.of(command + " --json", Terminals.ALL)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isPrintedInert(String command, Terminals terminals) {
        Ctl.Result result =
                new Ctl(api).environment("NO_COLOR", "1").terminals(terminals).run(command.split(" "));

        assertThat(result.code()).isZero();
        assertInert(result.out());
        assertInert(result.err());
        assertThat(result.out() + result.err()).doesNotContain("\nerror: forged");
        if (!command.contains("discard --code")) {
            assertThat(result.out()).containsIgnoringCase("\\u001b[2J");
        }
    }

    @Test
    void staysTheSameDocumentAsJson() {
        JsonNode sent =
                Json.read(hostile(Samples.SUMMARY).replace("\\ud800", "?")).orElseThrow();
        api.on("GET /dead-letters/summary", Json.inert(sent, false));

        String printed = new Ctl(api).run("dlq", "summary", "--json").out();

        assertThat(Json.read(printed)).contains(sent);
    }

    @Test
    void isInertInAnExportToATerminalAndUntouchedInAPipe() {
        Ctl.Result terminal = new Ctl(api).person("").run("dlq", "export");
        Ctl.Result pipe = new Ctl(api).run("dlq", "export");

        assertInert(terminal.out());
        assertThat(pipe.out()).isEqualTo(hostile("{\"id\":\"x\"}") + "\n").contains("\u202E");
    }

    @Test
    void isInertInAProblemAndInWhatWasTyped() {
        api.on(
                "GET /dead-letters/summary",
                FakeApi.json(400, hostile("{\"code\":\"bad_filter\",\"detail\":\"x\",\"requestId\":\"x\"}")));

        Ctl.Result problem = new Ctl(api).run("dlq", "summary");
        Ctl.Result typed = new Ctl(api).run("dlq", "summary", "--since", "\u001b[2J\u202E");
        Ctl.Result unknown = new Ctl(api).run("dlq", "summary", "--\u001b[2J");
        Ctl.Result nothing = new Ctl(api).run("dlq", "\u001b[2J");

        for (Ctl.Result result : List.of(problem, typed, unknown, nothing)) {
            assertThat(result.code()).isNotZero();
            assertInert(result.err());
            assertThat(result.err()).contains("\\u001b[2J");
        }
    }

    private static void assertInert(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && isActive(c)).mapToObj(Integer::toHexString))
                .isEmpty();
        assertThat(text).doesNotContain("\u0305\u0306\u0307");
    }

    private static boolean isActive(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == 0x2028
                || (c >= 0xD800 && c <= 0xDFFF);
    }

    /** The same document with every string but ids and times hostile; as servers send it, so with little escaped. */
    private static String hostile(String json) {
        JsonNode node = Json.read(json).orElseThrow();
        spoil(node);
        StringBuilder raw = new StringBuilder();
        for (char c : node.toString().toCharArray()) {
            raw.append(c == '\uD800' ? "\\ud800" : String.valueOf(c));
        }
        return raw.toString();
    }

    private static void spoil(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                boolean kept = List.of("id", "example", "state", "kind").contains(member.getKey())
                        && !member.getValue().asString("").equals("x");
                if (member.getValue().isString() && !kept) {
                    object.put(member.getKey(), HOSTILE);
                }
                spoil(member.getValue());
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(HostilePayloadsTest::spoil);
        }
    }
}
