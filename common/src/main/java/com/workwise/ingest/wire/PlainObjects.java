package com.workwise.ingest.wire;

import com.workwise.ingest.JobField;
import com.workwise.ingest.LongText;
import com.workwise.ingest.RawJob;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Postings, and strings of them, that can be read without the parser. */
final class PlainObjects {

    /** Fields whose texts come again and again: of 50,000 real postings, the 1,000 commonest make 70 to 100 %. */
    private static final Set<JobField> COMMON = EnumSet.of(
            JobField.COMPANY,
            JobField.LOCATION,
            JobField.JOB_TYPE,
            JobField.WORK_MODE,
            JobField.CATEGORY,
            JobField.SOURCE);

    private PlainObjects() {}

    /**
     * @param json well-formed UTF-8
     * @return null when it is not plain
     */
    static @Nullable RawJob read(byte[] json) {
        PlainJson plain = new PlainJson(json, 0, json.length);
        Map<JobField, RawJob.Value> values = new EnumMap<>(JobField.class);
        boolean read = plain.object(field -> {
            if (plain.word("null")) {
                return true;
            }
            RawJob.Value value = value(plain, field);
            return value != null && values.put(field, value) == null;
        });
        return read && plain.isAtEnd() ? new RawJob(values, 0) : null;
    }

    /**
     * @param json well-formed UTF-8
     * @param from after a string's opening quote
     * @return null when it is not plain
     */
    static RawJob.@Nullable Value string(byte[] json, int from, JobField field) {
        return string(new PlainJson(json, from, json.length), field);
    }

    private static RawJob.@Nullable Value value(PlainJson plain, JobField field) {
        if (plain.take('"')) {
            return string(plain, field);
        }
        if (plain.word("true")) {
            return new RawJob.Flag(true);
        }
        if (plain.word("false")) {
            return new RawJob.Flag(false);
        }
        String digits = plain.number();
        return digits == null ? null : new RawJob.Numeral(digits);
    }

    private static RawJob.@Nullable Value string(PlainJson plain, JobField field) {
        LongText clean = field.kind() == JobField.Kind.TEXT ? plain.clean(field.limit()) : null;
        if (clean != null) {
            return new RawJob.Plain(clean);
        }
        String common = COMMON.contains(field) ? plain.common() : null;
        if (common != null) {
            return new RawJob.Text(common);
        }
        LongText text = plain.text();
        return text == null ? null : new RawJob.Text(text.toString());
    }
}
