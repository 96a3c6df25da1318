package com.workwise.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.JobField;
import com.workwise.ingest.LongText;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.RawJobReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A description that is kept as bytes must be judged, and stored, as the same one that goes through a String. */
final class LongTextRuleTest {

    /** Behind a byte order mark nothing is kept as bytes. */
    private static final String THROUGH_A_STRING = "\uFEFF";

    private static final List<String> PIECES = List.of(
            "words and ",
            "é",
            "€",
            "漢",
            "😀",
            " ",
            "\u00A0",
            "\u0085",
            "\u200B",
            "\u2003",
            "\u202E",
            "\u3000",
            "\u007F",
            "\uFFFF",
            "\\n",
            "\\t",
            "\\r",
            "\\b",
            "\\f",
            "\\\"",
            "\\\\",
            "\\/",
            "\\u00e9",
            "\\u20AC",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\ude00",
            "\\u0000",
            "\\u000a",
            "\\u007f",
            "\\u0085",
            "\\u0041",
            "\\u3000",
            "\\u200b");

    @Test
    void judgesAnyTextAsIfItWereAString() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder literal = new StringBuilder();
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                literal.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            same(literal.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\", "\\x", "\\u00", "\\u00zz", "\\ud83d\\u", "\\ud83dx"})
    void judgesWhatIsMalformedAsTheParserDoes(String literal) {
        same(literal);
    }

    @Test
    void keepsAPlainTextAsItsBytes() {
        assertThat(value("Fine – words\\nand \\u20ac more.")).isInstanceOf(RawJob.Plain.class);
        assertThat(value(" not stripped")).isInstanceOf(RawJob.Text.class);
    }

    private static RawJob.@Nullable Value value(String literal) {
        return ((RawJobReader.Reading.Readable) read("", literal)).job().value(JobField.DESCRIPTION);
    }

    private static void same(String literal) {
        RawJobReader.Reading bytes = read("", literal);
        RawJobReader.Reading string = read(THROUGH_A_STRING, literal);
        if (!(bytes instanceof RawJobReader.Reading.Readable) || !(string instanceof RawJobReader.Reading.Readable)) {
            assertThat(bytes.getClass()).as(literal).isEqualTo(string.getClass());
            return;
        }
        for (ValidationLevel level : ValidationLevel.values()) {
            Verdict verdict = judge(bytes, level);
            assertThat(verdict).as(literal).isEqualTo(judge(string, level));
            if (verdict instanceof Verdict.Accepted accepted && accepted.job().description() != null) {
                LongText text = accepted.job().description();
                byte[] utf8 = new byte[text.mostBytes() + 1];
                int end = text.writeUtf8(utf8, 1);
                assertThat(new String(utf8, 1, end - 1, StandardCharsets.UTF_8)).isEqualTo(text.toString());
            }
        }
    }

    private static Verdict judge(RawJobReader.Reading reading, ValidationLevel level) {
        return JobRules.check(((RawJobReader.Reading.Readable) reading).job(), null, level);
    }

    private static RawJobReader.Reading read(String before, String literal) {
        String json = before + "{\"externalId\":\"job-1\",\"title\":\"Welder\",\"description\":\"" + literal + "\"}";
        return RawJobReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
