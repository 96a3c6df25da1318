package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.deadletters.edit.Change;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a replay would come to now. {@code total = wouldPass + wouldFail + notEditable}.
 *
 * @param policy what the checks were configured by: {@code workers}, {@code defaults} when no worker is alive, {@code
 *     none} when nothing was checked
 * @param wouldFail refused by the rules or by the database
 * @param failures the largest first; a letter counts for its first reason
 * @param notEditable letters whose value cannot take the edits
 * @param database null = not asked
 * @param diffs of the first letters that the edits change
 */
public record DryRunResult(
        long total,
        String policy,
        long wouldPass,
        long wouldFail,
        List<Failure> failures,
        long notEditable,
        @Nullable Landed database,
        List<Difference> diffs) {

    /**
     * @param code a reason's, or an SQLSTATE
     * @param pointer JSON Pointer; empty = the whole posting
     */
    public record Failure(String code, String pointer, long count, UUID example) {}

    /** What the upsert did before it was rolled back; each letter is tried against today's rows. */
    public record Landed(long inserted, long updated, long unchanged, long superseded, List<Refused> refused) {}

    /** @param code SQLSTATE */
    public record Refused(String code, long count, UUID example) {}

    public record Difference(UUID id, List<Change> changes) {}
}
