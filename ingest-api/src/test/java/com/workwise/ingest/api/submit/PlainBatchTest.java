package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read without the parser is what the parser reads. */
final class PlainBatchTest {

    private static final String PLAIN = """
            {"externalId":"ab-17", "title" : "W\\u00fc \\"A\\"", "companyId":17, "isFeatured":true,"url":null}""";
    private static final String UNUSUAL = "{\"externalId\":\"b\",\"tags\":[1.5,{\"a\":\"\\ud800\"}]}";
    private static final String REFUSED = "{\"externalId\":\"\"}";
    private static final String BODY = " {\"items\": [" + PLAIN + "," + UNUSUAL + ", " + REFUSED + "]}\n";

    /** What gives JSON its form, and what is special in it. */
    private static final String SPECIAL = "\"\\{}[]:,\n\r01-.etruu\u0000\u001F";

    @Test
    void readsPlainItemsAndOthers() {
        assertThat(plain(bytes(BODY)))
                .isEqualTo(byParser(bytes(BODY)))
                .isInstanceOfSatisfying(ParsedBatch.Readable.class, batch -> {
                    assertThat(batch.accepted()).hasSize(1);
                    assertThat(batch.refused()).hasSize(2);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"items\":[]}",
                "{\"items\":[1]}",
                "{\"items\":{}}",
                "{\" items\":[{\"externalId\":\"a\"}]}",
                "{\"items\":[{\"externalId\":\"a\"}],\"items\":[]}",
                "{\"items\":[{\"externalId\":\"a\"},]}",
                "{\"items\":[{\"externalId\":\"a\"}",
                "{\"items\":[{\"externalId\":\"a\"}]} x",
                "{\"items\":[{\"externalId\":\"a\",\"externalId\":\"b\"}]}",
            })
    void leavesTheRestToTheParser(String body) {
        assertThat(plain(bytes(body))).isNull();
    }

    /** By its first bytes the parser would take the item for UTF-16, and read it. */
    @Test
    void leavesAnItemInAnotherEncodingToTheParser() {
        byte[] item = "{\"externalId\":\"a\"}".getBytes(StandardCharsets.UTF_16LE);
        byte[] body = bytes("{\"items\":[" + new String(item, StandardCharsets.ISO_8859_1) + "]}");
        assertThat(plain(body)).isNull();
        assertThat(byParser(body)).isInstanceOf(ParsedBatch.Unreadable.class);
    }

    @Test
    void leavesTooManyItemsToTheParser() {
        String item = "{\"externalId\":\"a\"},";
        String most = item.repeat(Limits.BATCH_ITEMS);
        assertThat(plain(bytes("{\"items\":[" + most.substring(0, most.length() - 1) + "]}")))
                .isNotNull();
        assertThat(plain(bytes("{\"items\":[" + most + item.substring(0, item.length() - 1) + "]}")))
                .isNull();
    }

    @Test
    void readsNothingBehindTheBody() {
        byte[] body = bytes(BODY);
        byte[] longer = Arrays.copyOf(body, body.length + 100);
        for (int length = 0; length < body.length - 2; length++) {
            assertThat(PlainBatch.parse(body, 0, length)).isNull();
        }
        Arrays.fill(longer, body.length, longer.length, (byte) ']');
        assertThat(PlainBatch.parse(longer, 0, body.length)).isEqualTo(byParser(body));
    }

    @Test
    void neverReadsWhatTheParserReadsOtherwise() {
        int read = 0;
        List<byte[]> mutants = mutants(bytes(BODY));
        for (byte[] mutant : mutants) {
            ParsedBatch plain = StrictJson.isUtf8(mutant) ? plain(mutant) : null;
            if (plain != null) {
                read++;
                assertThat(plain).as(new String(mutant, StandardCharsets.UTF_8)).isEqualTo(byParser(mutant));
            }
        }
        assertThat(read).isBetween(1_000, mutants.size() - 1_000);
    }

    @Test
    void readsLinesAsTheParserDoes() {
        for (byte[] mutant : mutants(bytes(PLAIN))) {
            ParsedBatch line = BatchParser.parse(BodyForm.LINES, mutant, mutant.length);
            ParsedBatch item = BatchParser.parse(BodyForm.OBJECT, body(mutant), body(mutant).length);
            if (new String(mutant, StandardCharsets.UTF_8).lines().count() == 1) {
                assertThat(accepted(line))
                        .as(new String(mutant, StandardCharsets.UTF_8))
                        .isEqualTo(accepted(item));
            }
        }
    }

    private static int accepted(ParsedBatch batch) {
        return batch instanceof ParsedBatch.Readable readable
                ? readable.accepted().size()
                : 0;
    }

    private static byte[] body(byte[] item) {
        return bytes("{\"items\":[" + new String(item, StandardCharsets.UTF_8) + "]}");
    }

    /** One byte left out, changed or put in, everywhere. */
    private static List<byte[]> mutants(byte[] json) {
        List<byte[]> mutants = new ArrayList<>();
        for (int at = 0; at < json.length; at++) {
            byte[] less = Arrays.copyOf(json, json.length - 1);
            System.arraycopy(json, at + 1, less, at, less.length - at);
            mutants.add(less);
            for (char c : SPECIAL.toCharArray()) {
                byte[] changed = json.clone();
                changed[at] = (byte) c;
                mutants.add(changed);
                byte[] more = Arrays.copyOf(json, json.length + 1);
                System.arraycopy(json, at, more, at + 1, json.length - at);
                more[at] = (byte) c;
                mutants.add(more);
            }
        }
        return mutants;
    }

    private static @Nullable ParsedBatch plain(byte[] body) {
        return PlainBatch.parse(body, 0, body.length);
    }

    private static ParsedBatch byParser(byte[] body) {
        return ObjectParser.parseAll(body, 0, body.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
