package com.workwise.ingest.api.submit;

import static com.workwise.ingest.api.submit.Bodies.bytes;
import static com.workwise.ingest.api.submit.Bodies.codeOf;
import static com.workwise.ingest.api.submit.Bodies.item;
import static com.workwise.ingest.api.submit.Bodies.nested;
import static com.workwise.ingest.api.submit.Bodies.readable;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.RawJobReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link BatchParser} makes of each item. */
final class BatchItemsTest {

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
    void whatItTakesTheWorkerCanRead() {
        Readable batch = readable(item("{\"externalId\":\" e\u0301 \",\"x\":" + nested(Limits.JSON_DEPTH - 1) + "}"));
        Item item = batch.accepted().getFirst();
        assertThat(item.key().value()).isEqualTo("é");
        assertThat(RawJobReader.read(item.bytes())).isInstanceOf(RawJobReader.Reading.Readable.class);
    }
}
