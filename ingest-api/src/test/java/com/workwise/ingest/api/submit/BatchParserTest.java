package com.workwise.ingest.api.submit;

import static com.workwise.ingest.api.submit.Bodies.bytes;
import static com.workwise.ingest.api.submit.Bodies.codeOf;
import static com.workwise.ingest.api.submit.Bodies.item;
import static com.workwise.ingest.api.submit.Bodies.nested;
import static com.workwise.ingest.api.submit.Bodies.parse;
import static com.workwise.ingest.api.submit.Bodies.readable;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch as a whole. What comes of its items is {@link BatchItemsTest}'s. */
final class BatchParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                  | empty_body
            ` `                                                 | empty_body
            `null`                                              | not_an_object
            `"x"`                                               | not_an_object
            `1`                                                 | not_an_object
            `true`                                              | not_an_object
            `[]`                                                | not_an_object
            `[{"externalId":"a"}]`                              | not_an_object
            `{}`                                                | items_missing
            `{"items":null}`                                    | items_not_an_array
            `{"items":{}}`                                      | items_not_an_array
            `{"items":"x"}`                                     | items_not_an_array
            `{"items":[]}`                                      | empty_batch
            `{"items":[],"more":1}`                             | unknown_property
            `{"Items":[{"externalId":"a"}]}`                    | unknown_property
            `{"items":[{"externalId":"a"}`                      | malformed_json
            `{"items":[{"externalId":"a"`                       | malformed_json
            `{"items":[{"externalId":"a"}]} junk`               | malformed_json
            `{"items":[{"externalId":"a"}]}{"items":[]}`        | malformed_json
            `[] 1`                                              | malformed_json
            `{"items":[{"externalId":"a"},]}`                   | malformed_json
            `{"items":[{"externalId":"a",}]}`                   | malformed_json
            `{"items":[/* */]}`                                 | malformed_json
            `{'items':[]}`                                      | malformed_json
            `{"items":[NaN]}`                                   | malformed_json
            `{"items":[01]}`                                    | malformed_json
            `{"items":[+1]}`                                    | malformed_json
            `{"items":[0x10]}`                                  | malformed_json
            `{"items":[{"externalId":"a","externalId":"b"}]}`   | duplicate_property
            `{"items":[{"externalId":"a","x":{"y":1,"y":2}}]}`  | duplicate_property
            `{"items":[{"externalId":"a"}],"items":[]}`         | duplicate_property
            `{"items":[{"externalId":"a","x\\ud800":1}]}`       | malformed_json
            `{"items":[{"externalId":"a","x\\udc00y":1}]}`      | malformed_json
            `{"items":[{"externalId":"a","\\udc00\\ud800":1}]}` | malformed_json
            """)
    void refusesWhatIsNoBatch(String body, String code) {
        assertThat(codeOf(bytes(body == null ? "" : body))).isEqualTo(code);
    }

    @Test
    void refusesRawControlCharactersInStrings() {
        assertThat(codeOf(bytes("{\"items\":[{\"externalId\":\"a\nb\"}]}"))).isEqualTo("malformed_json");
        assertThat(codeOf(bytes("{\"items\":[{\"externalId\":\"a\u0000b\"}]}"))).isEqualTo("malformed_json");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThat(codeOf(batchOf(0xED, 0xA0, 0x80))).as("encoded surrogate").isEqualTo("invalid_encoding");
        assertThat(codeOf(batchOf(0xC0, 0xAF))).as("overlong").isEqualTo("invalid_encoding");
        assertThat(codeOf(batchOf(0xF4, 0x90, 0x80, 0x80))).as("past U+10FFFF").isEqualTo("invalid_encoding");
        assertThat(codeOf(batchOf(0xE2, 0x82))).as("cut off").isEqualTo("invalid_encoding");
        assertThat(codeOf(batchOf(0xE9))).as("Latin-1").isEqualTo("invalid_encoding");
        String batch = "{\"items\":[{\"externalId\":\"a\"}]}";
        assertThat(codeOf(batch.getBytes(StandardCharsets.UTF_16BE))).isEqualTo("invalid_encoding");
        assertThat(codeOf(batch.getBytes(StandardCharsets.UTF_16LE))).isEqualTo("invalid_encoding");
        assertThat(codeOf(batch.getBytes(StandardCharsets.UTF_16))).isEqualTo("invalid_encoding");
        assertThat(codeOf(Arrays.copyOf(bytes(batch), bytes(batch).length - 3)))
                .as("cut JSON is well-formed text")
                .isEqualTo("malformed_json");
    }

    @Test
    void findsIllFormedUtf8BehindTheFirstChunk() {
        byte[] body = bytes("{\"items\":[{\"externalId\":\"a\",\"x\":\"" + "ä".repeat(20_000) + "\"}]}");
        assertThat(codeOf(body)).isEqualTo("accepted");
        body[body.length - 10] = (byte) 0xC3;
        body[body.length - 9] = 'x';
        assertThat(codeOf(body)).isEqualTo("invalid_encoding");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThat(codeOf(item("{\"externalId\":\"a\",\"x\":" + nested(Limits.JSON_DEPTH) + "}")))
                .isEqualTo("json_limit");
        assertThat(codeOf(item("{\"externalId\":\"a\",\"x\":" + nested(Limits.JSON_DEPTH - 1) + "}")))
                .isEqualTo("accepted");
        assertThat(codeOf(item("{\"externalId\":\"a\",\"" + "n".repeat(60_000) + "\":1}")))
                .isEqualTo("json_limit");
        assertThat(codeOf(item("{\"externalId\":\"a\",\"x\":" + "1".repeat(1_001) + "}")))
                .isEqualTo("json_limit");
    }

    @Test
    void readsOnlyAsFarAsTheBodyReaches() {
        byte[] body = bytes("{\"items\":[{\"externalId\":\"a\"}]}");
        byte[] roomy = Arrays.copyOf(body, body.length + 100);
        Arrays.fill(roomy, body.length, roomy.length, (byte) 'x');
        assertThat(BatchParser.parse(BodyForm.OBJECT, roomy, body.length)).isInstanceOf(Readable.class);
    }

    @Test
    void takesTheLargestBatchAndStopsReadingBehindIt() {
        String largest = IntStream.range(0, Limits.BATCH_ITEMS)
                .mapToObj(i -> "{\"externalId\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        assertThat(readable(bytes("{\"items\":[" + largest + "]}")).accepted()).hasSize(Limits.BATCH_ITEMS);
        assertThat(codeOf(bytes("{\"items\":[" + largest + ",1 this is never read")))
                .isEqualTo("too_many_items");
    }

    @Test
    void tellsWhereTheJsonBreaks() {
        ParsedBatch parsed = parse(bytes("{\"items\":[{\"externalId\":\"a\"},x]}"));
        assertThat(((Unreadable) parsed).problem().detail()).contains("byte 29");
    }

    private static byte[] batchOf(int... text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\"items\":[{\"externalId\":\"a"));
        Arrays.stream(text).forEach(body::write);
        body.writeBytes(bytes("\"}]}"));
        return body.toByteArray();
    }
}
