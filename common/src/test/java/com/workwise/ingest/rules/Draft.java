package com.workwise.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.RawJobReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A posting in the making; its values are JSON literals, read by the reader that the worker uses. */
final class Draft {

    private final Map<String, String> json = new LinkedHashMap<>();
    private @Nullable String recordKey;

    private Draft() {}

    static Draft minimal() {
        return new Draft().text("externalId", "job-1").text("title", "Welder");
    }

    /** Passes STRICT without a warning. */
    static Draft complete() {
        return minimal()
                .text("company", "Acme")
                .text("location", "Malmö")
                .text("salary", "40000 - 50000 SEK")
                .text("description", "Welds.\nAll day.")
                .text("jobType", "Part-time")
                .text("workMode", "Remote")
                .text("category", "Trades")
                .with("isFeatured", "true")
                .text("source", "test")
                .text("url", "https://example.org/jobs/1")
                .text("postedAt", "2026-01-31T09:30:00Z");
    }

    Draft with(String field, String literal) {
        json.put(field, literal);
        return this;
    }

    Draft text(String field, String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            quoted.append(c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) ? escape(c) : c);
        }
        return with(field, quoted.append('"').toString());
    }

    Draft without(String field) {
        json.remove(field);
        return this;
    }

    Draft recordKey(String key) {
        recordKey = key;
        return this;
    }

    Verdict judged(ValidationLevel level) {
        String object = json.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        RawJobReader.Reading reading = RawJobReader.read(object.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(RawJobReader.Reading.Readable.class);
        return JobRules.check(((RawJobReader.Reading.Readable) reading).job(), recordKey, level);
    }

    Job accepted(ValidationLevel level) {
        return acceptedWith(level).job();
    }

    List<String> warnings(ValidationLevel level) {
        return codes(acceptedWith(level).warnings());
    }

    List<String> refusals(ValidationLevel level) {
        Verdict verdict = judged(level);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return codes(((Verdict.Refused) verdict).reasons());
    }

    private Verdict.Accepted acceptedWith(ValidationLevel level) {
        Verdict verdict = judged(level);
        assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdict;
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }

    private static String escape(char c) {
        return "\\u%04x".formatted((int) c);
    }
}
