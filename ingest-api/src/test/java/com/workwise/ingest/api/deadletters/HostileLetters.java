package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letters that hold what nobody should obey or fail at.
 *
 * @param deadLetters the topic of our own worker's
 * @param raw where these say they came from
 * @param foreign the topic of spring-kafka's
 */
record HostileLetters(String deadLetters, String raw, String foreign) {

    private static final JsonMapper JSON = new JsonMapper();

    /** None of them may be in any output; each letter holds it everywhere a letter holds text. */
    static final List<String> TEXTS = List.of(
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

    List<ProducerRecord<byte[], byte[]>> all() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (String text : TEXTS) {
            String json = JSON.writeValueAsString(text);
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
        ProducerRecord<byte[], byte[]> nonsense = new ProducerRecord<>(deadLetters, null);
        Stream.of("id", "topic", "partition", "offset", "timestamp", "stage", "class", "reasons", "attempts", "replay")
                .forEach(name -> nonsense.headers().add(EVIL_HEADERS + name, new byte[] {(byte) 0xFF, 0}));
        all.add(nonsense);
        return all;
    }

    /** As our worker would write it if it were told such things. */
    private ProducerRecord<byte[], byte[]> ours(String text, byte @Nullable [] key, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(deadLetters, 0, key, value);
        String json = JSON.writeValueAsString(text);
        Map.of(
                        "topic",
                        raw,
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
}
