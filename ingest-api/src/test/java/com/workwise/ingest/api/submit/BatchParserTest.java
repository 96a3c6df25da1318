package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.RawJobReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void keepsEachItemByteForByte() {
        List<String> items = List.of(
                "{\"externalId\":\"a\"}",
                "{ \"title\" : \"Größe 漢字 😀 \\u00e9\" ,\n\t\"externalId\":\"b\" }",
                "{\"x\":[{\"externalId\":\"inner\"},[1.50e3,null]],\"externalId\":\"c\",\"y\":\"}{\\\"\"}");
        String body = " { \"items\" : [\r\n" + String.join(" ,\n ", items) + " ] } \n";
        for (byte[] sent : List.of(bytes(body), bytes("\uFEFF" + body))) {
            Readable batch = readable(sent);
            assertThat(batch.refused()).isEmpty();
            assertThat(batch.accepted())
                    .extracting(item -> new String(item.bytes(), UTF_8))
                    .containsExactlyElementsOf(items);
            assertThat(batch.accepted()).extracting(item -> item.key().value()).containsExactly("a", "b", "c");
            assertThat(batch.accepted()).extracting(Item::index).containsExactly(0, 1, 2);
        }
    }

    @Test
    void readsOnlyAsFarAsTheBodyReaches() {
        byte[] body = bytes("{\"items\":[{\"externalId\":\"a\"}]}");
        byte[] roomy = Arrays.copyOf(body, body.length + 100);
        Arrays.fill(roomy, body.length, roomy.length, (byte) 'x');
        assertThat(BatchParser.parse(BodyForm.OBJECT, roomy, body.length)).isInstanceOf(Readable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                                        | item.not_an_object           | ``
            [1,{"externalId":"a"}]                      | item.not_an_object           | ``
            "a"                                         | item.not_an_object           | ``
            7                                           | item.not_an_object           | ``
            {}                                          | externalId.required          | `/externalId`
            {"externalId":null}                         | externalId.required          | `/externalId`
            {"externalId":"  "}                         | externalId.required          | `/externalId`
            {"externalId":"undefined"}                  | externalId.placeholder       | `/externalId`
            {"externalId":12}                           | externalId.type              | `/externalId`
            {"externalId":true}                         | externalId.type              | `/externalId`
            {"externalId":{"externalId":"a"}}           | externalId.type              | `/externalId`
            {"externalId":["a"]}                        | externalId.type              | `/externalId`
            {"externalId":"a\\u0007b"}                   | externalId.control_characters | `/externalId`
            {"x":{"externalId":"a"}}                    | externalId.required          | `/externalId`
            {"externalId":"a","title":"\\ud800"}         | item.ill_formed_unicode      | `/title`
            {"externalId":"a","title":"\\uDC00\\uD83D"}   | item.ill_formed_unicode      | `/title`
            {"externalId":"a","x":[0,{"y":"\\ud83dz"}]}  | item.ill_formed_unicode      | `/x/1/y`
            {"externalId":"a\\udfff"}                    | item.ill_formed_unicode      | `/externalId`
            """)
    void refusesTheItemAndTakesItsNeighbours(String item, String code, String pointer) {
        Readable batch = readable(bytes("{\"items\":[{\"externalId\":\"l\"}," + item + ",{\"externalId\":\"r\"}]}"));
        assertThat(batch.items()).isEqualTo(3);
        assertThat(batch.accepted()).extracting(taken -> taken.key().value()).containsExactly("l", "r");
        assertThat(batch.accepted()).extracting(Item::index).containsExactly(0, 2);
        assertThat(batch.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.index()).isOne();
            assertThat(refusal.pointer()).isEqualTo("/items/1" + (pointer == null ? "" : pointer));
            assertThat(refusal.message()).isNotBlank();
        });
    }

    @Test
    void takesEscapedPairsAndStrangeButRealText() {
        String item = "{\"externalId\":\"a\",\"title\":\"\\ud83d\\ude00 \uFFFE \u202E 👨‍👩‍👧 \\u0000\"}";
        assertThat(codeOf(item(item))).isEqualTo("accepted");
    }

    @Test
    void refusesAnItemOfOneByteTooMuch() {
        String frame = "{\"externalId\":\"a\",\"x\":\"\"}";
        String largest = frame.replace("\"\"", "\"" + "x".repeat(Limits.ITEM_BYTES - frame.length()) + "\"");
        assertThat(codeOf(item(largest))).isEqualTo("accepted");
        Readable batch = readable(item(largest.replace("\"a\"", "\"aa\"")));
        assertThat(batch.refused()).extracting(Refusal::code).containsExactly("item.too_large");
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
    void whatItTakesTheWorkerCanRead() {
        Readable batch = readable(item("{\"externalId\":\" e\u0301 \",\"x\":" + nested(Limits.JSON_DEPTH - 1) + "}"));
        Item item = batch.accepted().getFirst();
        assertThat(item.key().value()).isEqualTo("é");
        assertThat(RawJobReader.read(item.bytes())).isInstanceOf(RawJobReader.Reading.Readable.class);
    }

    @Test
    void tellsWhereTheJsonBreaks() {
        ParsedBatch parsed = parse(bytes("{\"items\":[{\"externalId\":\"a\"},x]}"));
        assertThat(((Unreadable) parsed).problem().detail()).contains("byte 29");
    }

    private static String codeOf(byte[] body) {
        return switch (parse(body)) {
            case Unreadable unreadable -> unreadable.problem().code();
            case Readable batch -> batch.refused().isEmpty() ? "accepted" : "refused";
        };
    }

    private static Readable readable(byte[] body) {
        return (Readable) parse(body);
    }

    private static ParsedBatch parse(byte[] body) {
        return BatchParser.parse(BodyForm.OBJECT, body, body.length);
    }

    private static byte[] item(String json) {
        return bytes("{\"items\":[" + json + "]}");
    }

    private static byte[] batchOf(int... text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("{\"items\":[{\"externalId\":\"a"));
        Arrays.stream(text).forEach(body::write);
        body.writeBytes(bytes("\"}]}"));
        return body.toByteArray();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
