package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever stands in a dead letter comes out of the API and the logs as text that does nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileLettersIT {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** None of them may be in any output; each letter holds it everywhere a letter holds text. */
    private static final List<String> TEXTS = List.of(
            "a\u0000b",
            "\u001B[2J\u001B[1;31mred\u001B[0m",
            "\u001B]0;title\u0007\u001B]8;;http://evil.example\u001B\\link\u001B]8;;\u001B\\",
            "\u009B2J\u009D0;title\u009C\u0085",
            "\u202Etxt.exe\u202C\u2066x\u2069\u200E\u200F\u061C",
            "line\u2028separator\u2029\uFEFF\u007F",
            "\r\n2026-01-01T00:00:00.000Z ERROR forged",
            "${jndi:ldap://127.0.0.1:1/a}${env:HOME}#{1+1}{{7*7}}",
            "%n%s%d%x{} {}",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "'; DROP TABLE dead_letters; --",
            "\uDB40\uDC41\uDB40\uDC42 hidden tags",
            "../../etc/passwd%2e%2e");

    private static final String EVIL_HEADERS = "workwise-dl-";

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final String foreign = TestServices.uniqueTopic("hostile");
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private LedgerApi api;

    @BeforeAll
    void start() {
        System.setOut(new PrintStream(logged, true, UTF_8));
        TestServices.createTopic(foreign, 1);
        api = LedgerApi.start(
                "--ingest.api.dead-letters.foreign[0].topic=" + foreign,
                // As in production.
                "--logging.config=classpath:ecs-logback.xml",
                "--logging.structured.format.console=ecs");
        letters.addAll(hostile());
        try (TopicWriter writer = new TopicWriter()) {
            letters.forEach(writer::write);
        }
        LedgerApi.eventually("all letters in the ledger", () -> count() >= letters.size() ? true : null);
    }

    @AfterAll
    void stop() {
        api.close();
        System.setOut(console);
    }

    private int count() {
        return Integer.parseInt(api.sql("SELECT count(*) FROM dead_letters"));
    }

    @Test
    void losesNoneAndKeepsEveryByte() {
        assertThat(count()).isEqualTo(letters.size());
        Map<String, Long> there = Stream.of(api.topic(), foreign)
                .flatMap(topic -> TopicReader.read(topic, 1, Duration.ofSeconds(10)).stream())
                .map(letter -> print(letter.key(), letter.value()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Long> exported = lines().stream()
                .map(line -> print(base64(line.path("rawKey")), base64(line.path("value"))))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(exported).containsAllEntriesOf(there);
    }

    @Test
    void answersOnlyWithInertText() {
        List<String> answers = new ArrayList<>();
        answers.add(body(LedgerApi.PATH + "?state=any&limit=500"));
        answers.add(body(LedgerApi.PATH + "/summary"));
        answers.add(body(LedgerApi.PATH + "/export?state=any"));
        api.list("state=any")
                .forEach(item ->
                        answers.add(body(LedgerApi.PATH + "/" + item.path("id").asString())));
        for (String text : TEXTS) {
            answers.add(api.get(LedgerApi.PATH + "?state=any&source=" + LedgerApi.encoded(text))
                    .text());
            answers.add(api.get(LedgerApi.PATH + "?" + LedgerApi.encoded(text) + "=x")
                    .text());
        }
        for (String answer : answers) {
            answer.lines().forEach(line -> assertThat(STRICT.readTree(line)).isNotNull());
            assertThat(obeyed(answer.replace("\n", ""))).isEmpty();
        }
    }

    @Test
    void triesAndSendsThemAgainLikeAnyOther() {
        String mine = "{\"filter\":{\"stage\":\"CHECK\"},\"dryRun\":true,\"edits\":[{\"op\":\"stripNul\"}]}";
        LedgerApi.Answer tried = api.post(LedgerApi.PATH + "/replays", mine);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(obeyed(tried.text())).isEmpty();
        STRICT.readTree(tried.body());
        for (String text : TEXTS) {
            String reason = STRICT.writeValueAsString(text);
            LedgerApi.Answer answer = api.post(
                    LedgerApi.PATH + "/discards",
                    "{\"filter\":{\"code\":" + reason + ",\"source\":" + reason + "},\"reason\":" + reason
                            + ",\"dryRun\":true}");
            assertThat(answer.status()).as(answer.text()).isLessThan(500);
            assertThat(obeyed(answer.text())).isEmpty();
        }
        // The driver sends half a character as a question mark, as which the ledger keeps it.
        LedgerApi.Answer half =
                api.post(LedgerApi.PATH + "/discards", "{\"filter\":{\"source\":\"\\udc00x\"},\"reason\":\"\\ud800\"}");
        assertThat(half.status()).as(half.text()).isBetween(400, 499);
    }

    @Test
    void findsALetterByItsKeyAndSource() {
        String shown = "%n%s%d%x{} {}";
        assertThat(api.list("state=any&stage=CHECK&key=" + LedgerApi.encoded(shown)))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("key").asString()).isEqualTo(shown));
    }

    @Test
    void logsNothingOfThem() {
        String log = logged.toString(UTF_8);
        assertThat(log.lines().filter(line -> line.startsWith("{"))).isNotEmpty();
        assertThat(log.lines()
                        .filter(line -> line.contains("forged") || line.contains("jndi") || line.contains("calc")))
                .isEmpty();
        assertThat(obeyed(log.replace("\n", ""))).isEmpty();
    }

    private String body(String path) {
        LedgerApi.Answer answer = api.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private List<JsonNode> lines() {
        return body(LedgerApi.PATH + "/export?state=any")
                .lines()
                .map(STRICT::readTree)
                .toList();
    }

    /** @return characters that a terminal or a reader of text obeys instead of showing them */
    private static List<String> obeyed(String text) {
        return text.codePoints()
                .filter(character -> Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.LINE_SEPARATOR
                        || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(character) == Character.SURROGATE)
                .mapToObj("U+%04X"::formatted)
                .distinct()
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> hostile() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (String text : TEXTS) {
            String json = STRICT.writeValueAsString(text);
            byte[] posting = ("{\"externalId\":" + json + ",\"source\":" + json + ",\"title\":" + json
                            + ",\"__proto__\":{\"@class\":" + json + "}}")
                    .getBytes(UTF_8);
            all.add(ours(text, text.getBytes(UTF_8), posting));
            all.add(spring(text, text.getBytes(UTF_8), text.getBytes(UTF_8)));
        }
        byte[] large = new byte[1_000_000];
        Arrays.fill(large, (byte) 0x9B);
        all.add(ours("large", null, large));
        all.add(spring("large", large, null));
        all.add(ours(
                "half", "k".getBytes(UTF_8), "{\"externalId\":\"\\ud800\",\"source\":\"\\udc00x\"}".getBytes(UTF_8)));
        all.add(ours(
                "not utf-8", new byte[] {(byte) 0xC0, (byte) 0xAF}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80
                }));
        all.add(ours("deep", null, "[".repeat(100_000).getBytes(UTF_8)));
        all.add(ours(
                "serialised", new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5}, new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5
                }));

        ProducerRecord<byte[], byte[]> longHeader = spring("long", null, null);
        longHeader.headers().add("x".repeat(100_000), new byte[100_000]);
        all.add(longHeader);
        ProducerRecord<byte[], byte[]> manyHeaders = ours("many", null, null);
        for (int i = 0; i < 10_000; i++) {
            manyHeaders.headers().add("\u001B[3" + i % 8 + "m", new byte[] {0x1B, (byte) 0x9B});
        }
        all.add(manyHeaders);
        ProducerRecord<byte[], byte[]> nonsense = new ProducerRecord<>(api.topic(), null);
        Stream.of("id", "topic", "partition", "offset", "timestamp", "stage", "class", "reasons", "attempts", "replay")
                .forEach(name -> nonsense.headers().add(EVIL_HEADERS + name, new byte[] {(byte) 0xFF, 0}));
        all.add(nonsense);
        return all;
    }

    /** As our worker would write it if it were told such things. */
    private ProducerRecord<byte[], byte[]> ours(String text, byte @Nullable [] key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(api.topic(), 0, key, value);
        String json = STRICT.writeValueAsString(text);
        Map.of(
                        "topic",
                        api.rawTopic(),
                        "partition",
                        "0",
                        "offset",
                        Integer.toString(text.hashCode() & Integer.MAX_VALUE),
                        "timestamp",
                        "2026-01-01T00:00:00Z",
                        "stage",
                        "CHECK",
                        "class",
                        text,
                        "code",
                        text,
                        "reasons",
                        "[{\"code\":" + json + ",\"pointer\":" + json + ",\"message\":" + json + "}]",
                        "time",
                        text,
                        "worker",
                        text)
                .forEach((name, told) -> letter.headers().add("workwise-dl-" + name, told.getBytes(UTF_8)));
        return own(letter, text);
    }

    private ProducerRecord<byte[], byte[]> spring(String text, byte @Nullable [] key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(foreign, 0, key, value);
        letter.headers()
                .add("kafka_dlt-original-topic", text.getBytes(UTF_8))
                .add("kafka_dlt-original-partition", new byte[] {0, 0, 0, 1})
                .add("kafka_dlt-original-offset", new byte[] {0, 0, 0, 0, 0, 0, 0, 7})
                .add("kafka_dlt-original-timestamp", new byte[] {0x7F, -1, -1, -1, -1, -1, -1, -1})
                .add("kafka_dlt-exception-fqcn", text.getBytes(UTF_8))
                .add("kafka_dlt-exception-message", text.getBytes(UTF_8));
        return own(letter, text);
    }

    private static ProducerRecord<byte[], byte[]> own(ProducerRecord<byte[], byte[]> letter, String text) {
        letter.headers()
                .add(text, text.getBytes(UTF_8))
                .add("workwise-client", text.getBytes(UTF_8))
                .add("workwise-batch-id", text.getBytes(UTF_8))
                .add("workwise-request-id", text.getBytes(UTF_8));
        return letter;
    }

    private static String print(byte @Nullable [] key, byte @Nullable [] value) {
        return Arrays.hashCode(key) + "/" + Arrays.hashCode(value) + "/" + (value == null ? -1 : value.length);
    }

    private static byte @Nullable [] base64(JsonNode bytes) {
        return bytes.path("base64").isNull()
                ? null
                : Base64.getDecoder().decode(bytes.path("base64").asString());
    }
}
