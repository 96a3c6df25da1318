package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.JobRules;
import com.workwise.ingest.rules.Verdict;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one edit. What is wrong is told without the edit's own words. */
final class EditParser {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final int index;

    EditParser(int index) {
        this.index = index;
    }

    Edit parse(JsonNode sent) {
        if (!(sent instanceof ObjectNode edit)) {
            throw bad("must be an object with an op");
        }
        String op = text(edit, "op");
        return switch (op == null ? "" : op) {
            case "mergePatch" -> mergePatch(with(edit, "patch"));
            case "stripNul" -> parameterless(edit, new StripNul());
            case "swapSalaryBounds" -> parameterless(edit, new SwapSalaryBounds());
            case "default" -> defaultField(with(edit, "field", "value"));
            case "setObservedAt" -> setObservedAt(with(edit, "value"));
            default -> throw bad("op must be one of mergePatch, stripNul, swapSalaryBounds, default and setObservedAt");
        };
    }

    private Edit mergePatch(ObjectNode edit) {
        if (edit.get("patch") instanceof ObjectNode patch) {
            return new MergePatch(patch);
        }
        throw bad("patch must be an object");
    }

    private Edit parameterless(ObjectNode edit, Edit parsed) {
        if (edit.size() > 1) {
            throw bad("this op takes nothing else");
        }
        return parsed;
    }

    private Edit defaultField(ObjectNode edit) {
        String name = text(edit, "field");
        JobField field = name == null ? null : JobField.named(name);
        if (field == null) {
            throw bad("field must be the name of a posting's field");
        }
        JsonNode value = edit.get("value");
        Map<JobField, RawJob.Value> posting = new EnumMap<>(JobField.class);
        posting.put(JobField.EXTERNAL_ID, new RawJob.Text("id"));
        posting.put(JobField.TITLE, new RawJob.Text("title"));
        posting.put(field, raw(value));
        Verdict verdict = JobRules.check(new RawJob(posting, 0), null, ValidationLevel.MODERATE);
        if (verdict instanceof Verdict.Refused refused) {
            throw bad("the value does not fit: " + refused.reasons().getFirst().message());
        }
        return new DefaultField(field, value);
    }

    private RawJob.Value raw(JsonNode value) {
        if (value.isString() && !DefaultField.isBlank(value.stringValue())) {
            return new RawJob.Text(value.stringValue());
        }
        if (Tree.isNumber(value)) {
            return new RawJob.Numeral(Tree.digits(value));
        }
        if (value.isBoolean()) {
            return new RawJob.Flag(value.booleanValue());
        }
        throw bad("value must be a text that is not blank, a number, true or false");
    }

    private Edit setObservedAt(ObjectNode edit) {
        String value = text(edit, "value");
        try {
            Instant time = value == null ? null : Instant.parse(value);
            if (time != null && !time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                return new SetObservedAt(time);
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw bad("value must be a UTC time from 1990 to 2099, e.g. 2026-01-31T09:30:00Z");
    }

    private ObjectNode with(ObjectNode edit, String... members) {
        Set<String> known = Set.of(members);
        boolean all = known.stream().allMatch(member -> edit.get(member) != null);
        if (!all || edit.size() != known.size() + 1) {
            throw bad("this op takes exactly: " + String.join(", ", members));
        }
        return edit;
    }

    private static @Nullable String text(ObjectNode edit, String member) {
        JsonNode value = edit.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private RuntimeException bad(String what) {
        return BadEdit.at(index, what);
    }
}
