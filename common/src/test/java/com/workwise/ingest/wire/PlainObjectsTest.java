package com.workwise.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.RawJob;
import com.workwise.ingest.wire.RawJobReader.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read without the parser is what the parser reads. */
final class PlainObjectsTest {

    private static final String POSTING = """
            {"externalId": "ab-17", "title":"Schwei\\u00dfer \\"A\\" \\/ Welder \\ud83d\\ude00 ß😀", "companyId":17,
             "company":null,\t"isFeatured":true , "description":"<p>Long.\\n\\nText \\\\ ü<\\/p>", "categoryId":0,
             "location":"Köln", "source":"board", "jobType":"Full-time", "postedAt":"2026-01-31T09:30:00Z"}
            """;

    /** What gives JSON its form, and what is special in it. */
    private static final String SPECIAL = "\"\"\"\\\\{}[]:,, \n\t\r0019-+.eEtrufalsn/\u0000\u001F\u007Fbu0041ud800";

    /** Part that is left out or comes twice: longer than any property but two. */
    private static final int LONGEST = 60;

    @ParameterizedTest
    @ValueSource(
            strings = {
                POSTING,
                "{\"title\":\"\"}",
                " \r\n\t{ \"title\" :\t\"a\" , \"company\" : null } \n",
                "{\"companyId\":0,\"categoryId\":999999999999999999,\"isFeatured\":false}",
                "{\"title\":17,\"company\":true}",
                "{\"title\":\"\u007F\u0085\u2028\uFFFF\"}",
                "{\"description\":\"\"}",
                "{\"description\":\" a\\r\\n\"}",
                "{\"description\":\"\\\"a\\\"\"}",
            })
    void readsWhatIsPlain(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        RawJob job = Objects.requireNonNull(PlainObjects.read(bytes));
        assertThat(RawJobReader.parse(bytes)).isEqualTo(new Reading.Readable(job));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "\uFEFF{\"title\":\"a\"}",
                "{\"tags\":1}",
                "{\"t\\u0069tle\":\"a\"}",
                "{\"title\":\"a\",\"title\":\"b\"}",
                "{\"title\":null,\"title\":null}",
                "{\"title\":\"\\ud800\"}",
                "{\"title\":\"\\u0000\"}",
                "{\"title\":\"a\tb\"}",
                "{\"title\":\"\\x\"}",
                "{\"title\":\"a",
                "{\"title\":\"a\\",
                "{\"title\":[1]}",
                "{\"companyId\":01}",
                "{\"companyId\":-1}",
                "{\"companyId\":1.5}",
                "{\"companyId\":1e3}",
                "{\"companyId\":1234567890123456789}",
                "{\"companyId\":}",
                "{\"isFeatured\":truex}",
                "{\"isFeatured\":tru}",
                "{\"isFeatured\":n ull}",
                "{\"title\":\"a\",}",
                "{\"title\":\"a\"} x",
                "{\"title\":\"a\"",
                "{\"title\" \"a\"}",
                "[{\"title\":\"a\"}]",
            })
    void leavesTheRestToTheParser(String json) {
        assertThat(PlainObjects.read(json.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void neverReadsWhatTheParserReadsOtherwise() {
        byte[] posting = POSTING.getBytes(StandardCharsets.UTF_8);
        AtomicInteger read = new AtomicInteger();
        AtomicInteger left = new AtomicInteger();
        mutants(posting).filter(StrictJson::isUtf8).forEach(mutant -> {
            RawJob job = PlainObjects.read(mutant);
            (job == null ? left : read).incrementAndGet();
            if (job != null) {
                assertThat(RawJobReader.parse(mutant))
                        .as(new String(mutant, StandardCharsets.UTF_8))
                        .isEqualTo(new Reading.Readable(job));
            }
        });
        assertThat(read).hasValueGreaterThan(10_000);
        assertThat(left).hasValueGreaterThan(10_000);
    }

    /** One byte changed or put in, some left out or twice, everywhere. */
    private static Stream<byte[]> mutants(byte[] json) {
        return IntStream.range(0, json.length)
                .boxed()
                .flatMap(at -> Stream.concat(
                        SPECIAL.chars().boxed().flatMap(c -> {
                            byte[] one = {c.byteValue()};
                            return Stream.of(joined(json, at, one, at), joined(json, at, one, at + 1));
                        }),
                        IntStream.rangeClosed(at + 1, Math.min(json.length, at + LONGEST))
                                .boxed()
                                .flatMap(end -> Stream.of(
                                        joined(json, at, new byte[0], end), joined(json, end, new byte[0], at)))));
    }

    /** The bytes up to one position, some others, and the bytes from another position on. */
    private static byte[] joined(byte[] json, int to, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(json, to + between.length + json.length - from);
        System.arraycopy(between, 0, joined, to, between.length);
        System.arraycopy(json, from, joined, to + between.length, json.length - from);
        return joined;
    }
}
