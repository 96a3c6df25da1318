package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.LongText;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Texts;
import org.jspecify.annotations.Nullable;

/** Texts: type, characters, presence, length. */
final class TextRule {

    private static final int SHORTEST_TITLE = 3;

    private TextRule() {}

    /** @return the clean text, or null when there is none (which is said in the findings where it matters) */
    static @Nullable String read(RawJob raw, JobField field, Findings findings) {
        String sent = asText(raw.value(field), field, findings);
        if (sent == null) {
            return null;
        }
        CleanText clean = field.kind() == JobField.Kind.TEXT ? CleanText.paragraphs(sent) : CleanText.line(sent);
        if (clean.wasIllFormed()) {
            findings.repair(field, "ill_formed_unicode", "lone surrogates are not text; they become U+FFFD");
        }
        if (clean.hadControls()) {
            findings.repair(field, "control_characters", "control characters are removed");
        }
        return Texts.isInvisible(clean.text()) ? null : withinLimit(clean.text(), field, findings);
    }

    /** As {@link #read}, which a plain text has passed already. */
    static @Nullable LongText readLong(RawJob raw, JobField field, Findings findings) {
        if (raw.value(field) instanceof RawJob.Plain plain) {
            return plain.text();
        }
        String text = read(raw, field, findings);
        return text == null ? null : LongText.of(text);
    }

    static String title(RawJob raw, Findings findings) {
        String title = read(raw, JobField.TITLE, findings);
        if (title == null) {
            if (raw.value(JobField.TITLE) == null || raw.text(JobField.TITLE) != null || findings.lenient()) {
                findings.refuse(JobField.TITLE, "required", "title is missing or blank");
            }
            return "";
        }
        if (!findings.lenient() && title.codePointCount(0, title.length()) < SHORTEST_TITLE) {
            findings.refuse(JobField.TITLE, "too_short", "title has fewer than " + SHORTEST_TITLE + " characters");
        }
        return title;
    }

    private static @Nullable String asText(RawJob.@Nullable Value value, JobField field, Findings findings) {
        return switch (value) {
            case null -> null;
            case RawJob.Text text -> text.text();
            case RawJob.Plain plain -> plain.text().toString();
            case RawJob.Numeral numeral -> coerced(numeral.digits(), field, findings);
            case RawJob.Flag flag -> coerced(Boolean.toString(flag.value()), field, findings);
            case RawJob.Structure structure -> {
                findings.forgive(field, "type", field.json() + " must be a string, not an object or array");
                yield null;
            }
        };
    }

    private static String coerced(String text, JobField field, Findings findings) {
        findings.forgive(field, "type", field.json() + " must be a string");
        return text;
    }

    private static @Nullable String withinLimit(String text, JobField field, Findings findings) {
        if (text.length() <= field.limit() || text.codePointCount(0, text.length()) <= field.limit()) {
            return text;
        }
        String message = field.json() + " is over " + field.limit() + " characters";
        if (field == JobField.TITLE) {
            findings.repair(field, "too_long", message + "; the rest is cut");
        } else {
            findings.forgive(field, "too_long", message);
        }
        if (field == JobField.URL) {
            // A cut link leads elsewhere.
            return null;
        }
        return text.substring(0, text.offsetByCodePoints(0, field.limit())).strip();
    }
}
