package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.deadletters.edit.Change;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one letter without the database. */
record Tried(UUID letter, List<Change> changes, Finding finding) {

    sealed interface Finding {}

    record NotEditable() implements Finding {}

    record Refused(String code, String pointer) implements Finding {}

    /** @param row null = nothing was checked */
    record Passed(@Nullable Row row) implements Finding {}

    @Nullable
    Row row() {
        return finding instanceof Passed passed ? passed.row() : null;
    }
}
