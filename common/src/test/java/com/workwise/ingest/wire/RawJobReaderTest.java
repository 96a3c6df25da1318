package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Reason;
import com.workwise.ingest.wire.RawJobReader.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RawJobReaderTest {

    @Test
    void readsKnownFieldsAsTheyAreAndCountsTheOthers() {
        RawJob job = readable("""
                {"externalId":"a","title":12.50,"isFeatured":false,"company":null,"location":{"a":[1,{"b":2}]},
                 "companyId":1e1000000000,"__proto__":{"title":"x"},"Title":"y","a":[[]]}""");
        assertThat(job.value(JobField.EXTERNAL_ID)).isEqualTo(new RawJob.Text("a"));
        assertThat(job.value(JobField.TITLE)).isEqualTo(new RawJob.Numeral("12.50"));
        assertThat(job.value(JobField.IS_FEATURED)).isEqualTo(new RawJob.Flag(false));
        assertThat(job.value(JobField.COMPANY)).isNull();
        assertThat(job.value(JobField.LOCATION)).isEqualTo(new RawJob.Structure());
        assertThat(job.value(JobField.COMPANY_ID)).isEqualTo(new RawJob.Numeral("1e1000000000"));
        assertThat(job.unknownFields()).isEqualTo(3);
    }

    @Test
    void keepsEveryCharacterOfAString() {
        assertThat(readable("{\"title\":\"\\ud83d\\ude00😀\\u0000\\ud800\u2028\uFFFF\"}")
                        .text(JobField.TITLE))
                .isEqualTo("😀😀\u0000\uD800\u2028\uFFFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " \n{} \t", "\uFEFF{}"})
    void takesAnEmptyObject(String json) {
        assertThat(readable(json).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | json.not_an_object",
                "null | json.not_an_object",
                "[] | json.not_an_object",
                "[{}] | json.not_an_object",
                "\"{}\" | json.not_an_object",
                "12 | json.not_an_object",
                "{} {} | json.trailing",
                "{}, | json.syntax",
                "{}x | json.syntax",
                "{\"a\":1,} | json.syntax",
                "{\"a\":1 | json.syntax",
                "{\"a\":\"x | json.syntax",
                "{\"a\" | json.syntax",
                "{ | json.syntax",
                "{a:1} | json.syntax",
                "{'a':1} | json.syntax",
                "{\"a\":NaN} | json.syntax",
                "{\"a\":Infinity} | json.syntax",
                "{\"a\":01} | json.syntax",
                "{\"a\":+1} | json.syntax",
                "{\"a\":.5} | json.syntax",
                "{\"a\":5.} | json.syntax",
                "{\"a\":0x10} | json.syntax",
                "{\"a\":True} | json.syntax",
                "{\"a\":undefined} | json.syntax",
                "{\"a\":\"\\x\"} | json.syntax",
                "{\"a\":\"\\u12\"} | json.syntax",
                "{\"a\":\"\u0001\"} | json.syntax",
                "{\"title\":\"a\tb\"} | json.syntax",
                "{/* c */} | json.syntax",
                "{} // c | json.syntax",
                "{\"a\":[1}} | json.syntax",
                "{\"title\":\"a\",\"title\":\"b\"} | json.syntax",
                "{\"title\":null,\"title\":\"b\"} | json.syntax",
                "{\"title\":\"a\",\"t\\u0069tle\":\"b\"} | json.syntax",
                "{\"x\":{\"a\":1,\"a\":2}} | json.syntax",
            })
    void refusesWhatIsNoJsonObject(String json, String code) {
        assertThat(unreadable(json.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(code);
    }

    @Test
    void saysThatAPropertyOccursTwiceAndWhere() {
        String json = "{\"title\":\"s3cr3t\",\"title\":\"b\"}";
        assertThat(unreadable(json.getBytes(StandardCharsets.UTF_8)).message())
                .startsWith("a property occurs twice at byte ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "C080", "EDA080", "EDBFBF", "F4908080", "F8888080", "E282", "E9", "80", "FF", "FE"})
    void refusesIllFormedUtf8WhereverItStands(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String around : new String[] {"{\"title\":\"@\"}", "{\"x\":\"@\"}", "{\"@\":1}", "{}@", "@{}"}) {
            int at = around.indexOf('@');
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            json.writeBytes(around.substring(0, at).getBytes(StandardCharsets.UTF_8));
            json.writeBytes(bad);
            json.writeBytes(around.substring(at + 1).getBytes(StandardCharsets.UTF_8));
            assertThat(unreadable(json.toByteArray()).code()).isEqualTo("json.encoding");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void refusesOtherEncodings(String charset) {
        byte[] json = "{\"externalId\":\"a\",\"title\":\"Welder\"}".getBytes(Charset.forName(charset));
        assertThat(unreadable(json).code()).isEqualTo("json.encoding");
    }

    @Test
    void boundsDepthNamesAndNumbers() {
        assertThat(readable(nested(Limits.JSON_DEPTH)).unknownFields()).isEqualTo(1);
        refusedByLimit(nested(Limits.JSON_DEPTH + 1));
        refusedByLimit(nested(100_000));
        readable("{\"" + "n".repeat(Limits.JSON_NAME_LENGTH) + "\":1}");
        refusedByLimit("{\"" + "n".repeat(Limits.JSON_NAME_LENGTH + 1) + "\":1}");
        readable("{\"title\":" + "1".repeat(Limits.JSON_NUMBER_LENGTH) + "}");
        refusedByLimit("{\"title\":" + "1".repeat(Limits.JSON_NUMBER_LENGTH + 1) + "}");
    }

    @Test
    void readsATextAsLongAsAnyRecord() {
        String text = "x".repeat(Limits.RAW_RECORD_BYTES);
        assertThat(readable("{\"description\":\"" + text + "\"}").text(JobField.DESCRIPTION))
                .isEqualTo(text);
    }

    @Test
    void isQuickOnHostileInput() {
        String collisions = IntStream.range(0, 1 << 12)
                .mapToObj(i -> '"' + colliding(i) + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            RawJobReader.read(collisions.getBytes(StandardCharsets.UTF_8));
            RawJobReader.read(("{\"companyId\":1" + "0".repeat(1_000_000) + "}").getBytes(StandardCharsets.UTF_8));
            RawJobReader.read("{\"a\":[".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void neverQuotesThePosting() {
        for (String json : new String[] {"{\"s3cr3t\":s3cr3t}", "{\"s3cr3t\":1,\"s3cr3t\":2}", "s3cr3t", "{} s3cr3t"}) {
            assertThat(unreadable(json.getBytes(StandardCharsets.UTF_8)).toString())
                    .doesNotContain("s3cr3t");
        }
    }

    /** A text whose {@link String#hashCode} is that of all others of its length: "Aa" and "BB" hash alike. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 12; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static void refusedByLimit(String json) {
        assertThat(unreadable(json.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("json.limit");
    }

    private static RawJob readable(String json) {
        Reading reading = RawJobReader.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Readable.class);
        return ((Reading.Readable) reading).job();
    }

    private static Reason unreadable(byte[] json) {
        Reading reading = RawJobReader.read(json);
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        return ((Reading.Unreadable) reading).reason();
    }
}
