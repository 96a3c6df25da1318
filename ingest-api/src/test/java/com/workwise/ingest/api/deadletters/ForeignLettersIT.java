package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Dead letters as spring-kafka, Kafka Connect and Kafka Streams write them, from their topics and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForeignLettersIT {

    private final String spring = TestServices.uniqueTopic("spring-dlt");
    private final String connect = TestServices.uniqueTopic("connect-dlq");
    private final String streams = TestServices.uniqueTopic("streams-dlq");
    private final String bare = TestServices.uniqueTopic("bare");
    private final TopicWriter writer = new TopicWriter();
    private LedgerApi api;

    @BeforeAll
    void start() {
        Stream.of(spring, connect, streams, bare).forEach(topic -> TestServices.createTopic(topic, 1));
        api = LedgerApi.start(foreign());
    }

    @AfterAll
    void stop() {
        api.close();
        writer.close();
    }

    private String[] foreign(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--ingest.api.dead-letters.foreign[0].topic=" + spring,
                                "--ingest.api.dead-letters.foreign[1].topic=" + connect,
                                "--ingest.api.dead-letters.foreign[2].topic=" + streams,
                                "--ingest.api.dead-letters.foreign[3].topic=" + bare),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void servesASpringListener() {
        String topic = madeTopic("orders");
        try (SpringConsumer consumer = new SpringConsumer(topic, spring)) {
            consumer.breakListener("no such category: 42");
            RecordMetadata sent = writer.write(GarbageRecord.of(topic));

            JsonNode item = api.entry(topic, sent.offset());
            String id = item.path("id").asString();
            assertThat(item.path("stage").asString()).isEqualTo("FOREIGN");
            assertThat(item.path("class").asString()).isEqualTo("java.lang.IllegalStateException");
            assertThat(item.path("code").asString()).isEqualTo("IllegalStateException");
            assertThat(message(item)).contains("no such category: 42");
            assertThat(item.path("attempts").asInt()).isOne();
            assertThat(item.path("source").asString()).isEqualTo(topic);
            assertThat(item.path("origin").path("timestamp").asString())
                    .isEqualTo(Instant.ofEpochMilli(sent.timestamp()).toString());
            JsonNode whole = api.show(id);
            assertThat(whole.path("format").asString()).isEqualTo("spring");
            assertThat(whole.path("targetTopic").asString()).isEqualTo(topic);
            assertThat(whole.path("letter").path("topic").asString()).isEqualTo(spring);
            GarbageRecord.assertHeldBy(whole);

            consumer.breakListener("still no such category");
            api.replay(filter(topic));
            assertFailedAgain(id, topic, "still no such category");

            consumer.mend();
            JsonNode replay = api.replay(filter(topic));
            assertThat(replay.path("state").asString()).isEqualTo("completed");
            assertThat(replay.path("outcomes").path("handed_over").asInt()).isOne();
            assertHandedOver(id);
            LedgerApi.eventually(
                    "the mended listener", () -> consumer.processed().isEmpty() ? null : true);
            assertThat(consumer.processed()).hasSize(1);
            GarbageRecord.assertSentAgain(consumer.processed().getFirst());
        }
    }

    @Test
    void servesASpringListenerThatCannotReadAKey() {
        String topic = madeTopic("keys");
        try (SpringConsumer consumer = new SpringConsumer(topic, spring)) {
            consumer.breakKeys("a key of 5 bytes is no UUID");
            RecordMetadata sent = writer.write(GarbageRecord.of(topic));
            JsonNode item = api.entry(topic, sent.offset());
            // Of a key's failure it tells no cause but in a stack trace.
            assertThat(item.path("code").asString()).isEqualTo("DeserializationException");
            assertThat(message(item)).isEqualTo("failed to deserialize");
            JsonNode whole = api.show(item.path("id").asString());
            assertThat(whole.path("format").asString()).isEqualTo("spring");
            GarbageRecord.assertHeldBy(whole);
        }
    }

    @Test
    void servesKafkaConnect() {
        String topic = madeTopic("sunk");
        String sink = "sink-of-" + topic;
        try (ConnectWorker worker = ConnectWorker.start()) {
            worker.sink(sink, topic, connect, "org.apache.kafka.connect.json.JsonConverter");
            RecordMetadata sent = writer.write(GarbageRecord.of(topic));

            JsonNode item = api.entry(topic, sent.offset());
            String id = item.path("id").asString();
            assertThat(item.path("stage").asString()).isEqualTo("FOREIGN");
            assertThat(item.path("class").asString()).isEqualTo("org.apache.kafka.connect.errors.DataException");
            assertThat(item.path("code").asString()).isEqualTo("DataException");
            assertThat(message(item)).startsWith(sink + ": VALUE_CONVERTER: ").contains("failed due to serialization");
            assertThat(item.path("origin").path("timestamp").isNull()).isTrue();
            JsonNode whole = api.show(id);
            assertThat(whole.path("format").asString()).isEqualTo("connect");
            assertThat(whole.path("targetTopic").asString()).isEqualTo(topic);
            GarbageRecord.assertHeldBy(whole);

            api.replay(filter(topic));
            assertFailedAgain(id, topic, "VALUE_CONVERTER");

            worker.mend(sink, topic, connect);
            api.replay(filter(topic));
            assertHandedOver(id);
            LedgerApi.eventually(
                    "the mended sink", () -> ConnectWorker.taken(sink).isEmpty() ? null : true);
            assertThat(ConnectWorker.taken(sink)).hasSize(1);
            assertThat(ConnectWorker.taken(sink).getFirst().key()).isEqualTo(GarbageRecord.KEY);
            assertThat(ConnectWorker.taken(sink).getFirst().value()).isEqualTo(GarbageRecord.VALUE);
            GarbageRecord.assertSentAgain(
                    TopicReader.read(topic, 3, Duration.ofSeconds(10)).getLast());
        }
    }

    @Test
    void readsTheHeadersOfKafkaStreams() {
        String topic = madeTopic("stream");
        ProducerRecord<byte[], byte[]> letter = GarbageRecord.of(streams);
        letter.headers()
                .add("__streams.errors.topic", topic.getBytes(UTF_8))
                .add("__streams.errors.partition", "0".getBytes(UTF_8))
                .add("__streams.errors.offset", "77".getBytes(UTF_8))
                .add("__streams.errors.exception", "org.example.BadOrder".getBytes(UTF_8))
                .add("__streams.errors.message", "no such order: 8".getBytes(UTF_8))
                .add("__streams.errors.stacktrace", "at org.example".getBytes(UTF_8));
        writer.write(letter);

        JsonNode item = api.entry(topic, 77);
        assertThat(item.path("class").asString()).isEqualTo("org.example.BadOrder");
        assertThat(item.path("code").asString()).isEqualTo("BadOrder");
        assertThat(message(item)).isEqualTo("no such order: 8");
        JsonNode whole = api.show(item.path("id").asString());
        assertThat(whole.path("format").asString()).isEqualTo("streams");
        GarbageRecord.assertHeldBy(whole);
        api.replay(filter(topic));
        assertHandedOver(item.path("id").asString());
        GarbageRecord.assertSentAgain(
                TopicReader.read(topic, 1, Duration.ofSeconds(10)).getFirst());
    }

    @Test
    void waitsForATargetWhereALetterDoesNotTellItsOrigin() {
        RecordMetadata sent = writer.write(GarbageRecord.of(bare));
        JsonNode item = api.entry(bare, sent.offset());
        String id = item.path("id").asString();
        assertThat(item.path("code").asString()).isEqualTo("unknown");
        JsonNode whole = api.show(id);
        assertThat(whole.path("format").asString()).isEqualTo("unknown");
        assertThat(whole.path("targetTopic").asString()).isEmpty();
        GarbageRecord.assertHeldBy(whole);
        LedgerAnswer refused = api.post(LedgerApi.PATH + "/replays", filter(bare));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("no_target");

        String target = madeTopic("target");
        api.close();
        api = LedgerApi.start(api.database(), foreign("--ingest.api.dead-letters.foreign[3].target=" + target));
        LedgerApi.eventually(
                "the target", () -> api.show(id).path("targetTopic").asString().equals(target) ? true : null);
        api.replay(filter(bare));
        assertHandedOver(id);
        GarbageRecord.assertSentAgain(
                TopicReader.read(target, 1, Duration.ofSeconds(10)).getFirst());
    }

    private void assertFailedAgain(String id, String topic, String why) {
        LedgerApi.eventually(
                "the second failure", () -> api.show(id).path("attempts").asInt() == 2 ? true : null);
        JsonNode whole = api.entry(id, "open");
        assertThat(message(whole)).contains(why);
        assertThat(whole.path("outcome").isNull()).isTrue();
        assertThat(whole.path("history").values().stream()
                        .map(event -> event.path("kind").asString())
                        .filter(kind -> kind.equals("failed")))
                .hasSize(2);
        assertThat(api.list("state=any&topic=" + topic)).hasSize(1);
        GarbageRecord.assertHeldBy(whole);
    }

    private void assertHandedOver(String id) {
        JsonNode whole = api.entry(id, "resolved");
        assertThat(whole.path("outcome").asString()).isEqualTo("handed_over");
        assertThat(List.copyOf(whole.path("history").values())
                        .getLast()
                        .path("kind")
                        .asString())
                .isEqualTo("resolved");
    }

    private static String madeTopic(String prefix) {
        String topic = TestServices.uniqueTopic(prefix);
        TestServices.createTopic(topic, 1);
        return topic;
    }

    private static String filter(String topic) {
        return "{\"filter\":{\"topic\":\"" + topic + "\"}}";
    }

    private static String message(JsonNode letter) {
        return letter.path("reasons").path(0).path("message").asString();
    }
}
