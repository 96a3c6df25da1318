package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record that is no JSON, with a key and headers that are no text. */
final class GarbageRecord {

    static final byte[] KEY = HexFormat.of().parseHex("ff006bc328");
    static final byte[] VALUE = HexFormat.of().parseHex("7b226964223a8000ff0d0a1b5b326a");

    private GarbageRecord() {}

    static ProducerRecord<byte[], byte[]> of(String topic) {
        ProducerRecord<byte[], byte[]> posting = new ProducerRecord<>(topic, KEY, VALUE);
        posting.headers().add("own", "é".getBytes(UTF_8));
        posting.headers().add("own", VALUE);
        posting.headers().add("empty", null);
        return posting;
    }

    /** @param whole a letter as the API shows it */
    static void assertHeldBy(JsonNode whole) {
        assertThat(base64(whole.path("rawKey").path("base64"))).isEqualTo(KEY);
        assertThat(base64(whole.path("value").path("base64"))).isEqualTo(VALUE);
        assertThat(whole.path("value").path("text").isNull()).isTrue();
        assertThat(whole.path("headers").values().stream()
                        .map(header -> header.path("name").asString()
                                + '='
                                + HexFormat.of().formatHex(base64(header.path("base64")))))
                .containsExactly("own=c3a9", "own=" + HexFormat.of().formatHex(VALUE), "empty=");
    }

    static void assertSentAgain(ConsumerRecord<byte[], byte[]> again) {
        assertThat(again.key()).isEqualTo(KEY);
        assertThat(again.value()).isEqualTo(VALUE);
        assertThat(Stream.of(again.headers().toArray())
                        .filter(header -> !header.key().startsWith("workwise-dl-"))
                        .map(Header::key))
                .containsExactly("own", "own", "empty");
        assertThat(again.headers().lastHeader("own").value()).isEqualTo(VALUE);
        assertThat(again.headers().lastHeader("empty").value()).isNull();
        assertThat(again.headers().lastHeader("workwise-dl-replay")).isNotNull();
    }

    private static byte[] base64(JsonNode text) {
        @Nullable String given = text.isNull() ? null : text.asString();
        return given == null ? new byte[0] : Base64.getDecoder().decode(given);
    }
}
