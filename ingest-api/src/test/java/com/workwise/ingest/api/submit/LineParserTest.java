package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is bad input is in the tables of {@code BadLines}. */
final class LineParserTest {

    @Test
    void keepsEachLineByteForByte() {
        List<String> lines = List.of(
                "{\"externalId\":\"a\"}",
                " { \"title\" : \"Größe 漢字 😀 \\u00e9 \\n\" ,\t\"externalId\":\"b\" }\t ",
                "{\"x\":[{\"externalId\":\"inner\"},[1.50e3,null]],\"externalId\":\"c\",\"y\":\"}{\\\"\"}");
        for (String ended : List.of("\n", "\r\n", "\n\n \r\n\t\n")) {
            String body = String.join(ended, lines);
            for (String sent : List.of(body, body + ended, ended + body, "\uFEFF" + body)) {
                Readable batch = readable(sent);
                assertThat(batch.refused()).isEmpty();
                assertThat(batch.items()).isEqualTo(3);
                assertThat(batch.accepted())
                        .extracting(item -> new String(item.bytes(), UTF_8))
                        .containsExactlyElementsOf(lines);
                assertThat(batch.accepted())
                        .extracting(item -> item.key().value())
                        .containsExactly("a", "b", "c");
                assertThat(batch.accepted()).extracting(Item::index).containsExactly(0, 1, 2);
            }
        }
    }

    @Test
    void readsOnlyAsFarAsTheBodyReaches() {
        byte[] body = "{\"externalId\":\"a\"}".getBytes(UTF_8);
        byte[] roomy = Arrays.copyOf(body, body.length + 100);
        Arrays.fill(roomy, body.length, roomy.length, (byte) 'x');
        assertThat(BatchParser.parse(BodyForm.LINES, roomy, body.length)).isInstanceOf(Readable.class);
    }

    @Test
    void countsWhatItRefusesAsItems() {
        Readable batch = readable("7\n\n{\"externalId\":\"a\"}\nx\n{}\n{\"externalId\":\"b\"}");
        assertThat(batch.items()).isEqualTo(5);
        assertThat(batch.accepted()).extracting(Item::index).containsExactly(1, 4);
        assertThat(batch.refused()).extracting(Refusal::index).containsExactly(0, 2, 3);
    }

    @Test
    void tellsWhereOnItsLineTheJsonBreaks() {
        assertThat(readable("{\"externalId\":\"a\"}\n{\"externalId\":x}").refused())
                .extracting(Refusal::message)
                .containsExactly("The line is not valid JSON, or is cut off, near byte 14.");
    }

    @Test
    void takesALineOfTheLargestSizeAndNoByteMore() {
        String frame = "{\"externalId\":\"a\"}";
        String largest = frame + " ".repeat(Limits.ITEM_BYTES - frame.length());
        assertThat(readable(largest + "\r\n" + largest).accepted()).hasSize(2);
        assertThat(readable(largest + " \n" + frame).refused())
                .extracting(Refusal::code)
                .containsExactly("item.too_large");
    }

    @Test
    void takesTheLargestBatchAndStopsReadingBehindIt() {
        String line = "{\"externalId\":\"a\"}\n";
        assertThat(readable(line.repeat(Limits.BATCH_ITEMS) + "\n \n").accepted())
                .hasSize(Limits.BATCH_ITEMS);
        Unreadable tooMany = (Unreadable) parse(line.repeat(Limits.BATCH_ITEMS) + "x");
        assertThat(tooMany.problem().code()).isEqualTo("too_many_items");
    }

    private static Readable readable(String body) {
        return (Readable) parse(body);
    }

    private static ParsedBatch parse(String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return BatchParser.parse(BodyForm.LINES, bytes, bytes.length);
    }
}
