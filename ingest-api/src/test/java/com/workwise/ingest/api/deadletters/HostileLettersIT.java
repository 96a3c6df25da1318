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
        letters.addAll(new HostileLetters(api.topic(), api.rawTopic(), foreign).all());
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
        for (String text : HostileLetters.TEXTS) {
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
        LedgerAnswer tried = api.post(LedgerApi.PATH + "/replays", mine);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(obeyed(tried.text())).isEmpty();
        STRICT.readTree(tried.body());
        for (String text : HostileLetters.TEXTS) {
            String reason = STRICT.writeValueAsString(text);
            LedgerAnswer answer = api.post(
                    LedgerApi.PATH + "/discards",
                    "{\"filter\":{\"code\":" + reason + ",\"source\":" + reason + "},\"reason\":" + reason
                            + ",\"dryRun\":true}");
            assertThat(answer.status()).as(answer.text()).isLessThan(500);
            assertThat(obeyed(answer.text())).isEmpty();
        }
        // The driver sends half a character as a question mark, as which the ledger keeps it.
        LedgerAnswer half =
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
        LedgerAnswer answer = api.get(path);
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

    private static String print(byte @Nullable [] key, byte @Nullable [] value) {
        return Arrays.hashCode(key) + "/" + Arrays.hashCode(value) + "/" + (value == null ? -1 : value.length);
    }

    private static byte @Nullable [] base64(JsonNode bytes) {
        return bytes.path("base64").isNull()
                ? null
                : Base64.getDecoder().decode(bytes.path("base64").asString());
    }
}
