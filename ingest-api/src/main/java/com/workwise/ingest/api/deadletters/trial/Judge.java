package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.api.deadletters.edit.Change;
import com.workwise.ingest.api.deadletters.edit.EditResult;
import com.workwise.ingest.api.deadletters.edit.Edits;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.rules.Judgement;
import com.workwise.ingest.rules.PostingCheck;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.wire.JobHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Edits and checks one letter at a time. */
final class Judge {

    private static final Logger log = LoggerFactory.getLogger(Judge.class);

    private final Edits edits;
    private final @Nullable PostingCheck check;
    private final InstantSource clock;

    /** @param policy null = letters are edited only */
    Judge(Edits edits, @Nullable CheckPolicy policy, InstantSource clock) {
        this.edits = edits;
        this.check = policy == null ? null : new PostingCheck(policy);
        this.clock = clock;
    }

    Tried judge(Letter letter) {
        return switch (edits.apply(letter.value())) {
            case EditResult.NotEditable refused -> new Tried(letter.id(), List.of(), new Tried.NotEditable());
            case EditResult.Unchanged unchanged -> checked(letter, letter.value(), unchanged.observedAt(), List.of());
            case EditResult.Edited edited -> checked(letter, edited.value(), edited.observedAt(), edited.changes());
        };
    }

    private Tried checked(Letter letter, byte @Nullable [] value, @Nullable Instant observedAt, List<Change> changes) {
        return new Tried(
                letter.id(),
                changes,
                check == null ? new Tried.Passed(null) : finding(check, letter, value, observedAt));
    }

    private Tried.Finding finding(
            PostingCheck check, Letter letter, byte @Nullable [] value, @Nullable Instant edited) {
        Instant told = edited == null ? observedAt(letter) : edited.truncatedTo(ChronoUnit.MILLIS);
        Instant observed = told == null ? Instant.ofEpochMilli(letter.origin().timestamp()) : told;
        // As a worker counts: a told time goes with the item's place in its batch.
        long offset = told == null
                ? letter.origin().offset()
                : BatchItem.from(name -> header(letter, name))
                        .map(BatchItem::index)
                        .orElse(0);
        return switch (judgement(check, letter, value, observed)) {
            case Judgement.Accepted accepted ->
                new Tried.Passed(new Row(letter.id(), accepted.job().key().value(), accepted.job(), observed, offset));
            case Judgement.Closing closing ->
                new Tried.Passed(new Row(letter.id(), closing.key().value(), null, observed, offset));
            case Judgement.Refused refused -> {
                Reason first = refused.reasons().getFirst();
                yield new Tried.Refused(first.code(), first.pointer());
            }
        };
    }

    /** A bug that a letter trips over would refuse it at the worker, too. */
    private Judgement judgement(PostingCheck check, Letter letter, byte @Nullable [] value, Instant observed) {
        try {
            return check.judge(letter.key(), value, header(letter, JobHeaders.LEVEL), observed, clock.instant());
        } catch (RuntimeException bug) {
            log.error("Check failed on dead letter {}", letter.id(), bug);
            Reason reason = new Reason("check.failed", "", "the check itself failed");
            return new Judgement.Refused(Stage.CHECK, "internal_error", List.of(reason));
        }
    }

    private static @Nullable Instant observedAt(Letter letter) {
        String header = header(letter, JobHeaders.OBSERVED_AT);
        try {
            return header == null ? null : Instant.parse(header).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException nonsense) {
            return null;
        }
    }

    private static @Nullable String header(Letter letter, String name) {
        return LetterHeader.text(letter.headers(), name);
    }
}
