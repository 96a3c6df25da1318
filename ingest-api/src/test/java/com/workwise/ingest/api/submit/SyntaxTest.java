package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.workwise.ingest.api.SyntaxCase;
import com.workwise.ingest.wire.RawJobReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API and the worker read the same, and refuse the same. */
final class SyntaxTest {

    static List<SyntaxCase> cases() {
        return SyntaxCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothAgree(SyntaxCase each) {
        ParsedBatch parsed = BatchParser.parse(BodyForm.OBJECT, each.batch(), each.batch().length);
        boolean api =
                parsed instanceof ParsedBatch.Readable batch && batch.refused().isEmpty();
        boolean worker = RawJobReader.read(each.posting()) instanceof RawJobReader.Reading.Readable;
        assertThat(api).as("API").isEqualTo(each.readable());
        assertThat(worker).as("worker").isEqualTo(each.readable());
    }

    /** On a line of its own a posting is read as it is among others, unless it holds a line break. */
    @ParameterizedTest
    @MethodSource("cases")
    void bothAgreeAboutLines(SyntaxCase each) {
        assumeTrue(each.isOneLine());
        boolean read = BatchParser.parse(BodyForm.LINES, each.lines(), each.lines().length)
                        instanceof ParsedBatch.Readable batch
                && batch.accepted().size() == 2;
        assertThat(read).isEqualTo(each.readable());
    }

    /** Text is the one thing in which they differ: half a pair cannot go further over HTTP, and is mended from Kafka. */
    @Test
    void differInLoneSurrogatesOnly() {
        String posting = "{\"externalId\":\"a\",\"x\":\"\\ud800\"}";
        byte[] batch = ("{\"items\":[" + posting + "]}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ParsedBatch.Readable parsed = (ParsedBatch.Readable) BatchParser.parse(BodyForm.OBJECT, batch, batch.length);
        assertThat(parsed.refused()).extracting(Refusal::code).containsExactly("item.ill_formed_unicode");
        assertThat(RawJobReader.read(Arrays.copyOfRange(batch, 10, batch.length - 2)))
                .isInstanceOf(RawJobReader.Reading.Readable.class);
    }
}
