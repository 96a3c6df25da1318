package com.workwise.ingest.worker.store;

import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import com.workwise.ingest.worker.store.Written.Fate;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One batch, one transaction: postings, closings, sightings, outcomes, replayed letters. */
final class PostgresJobStore implements JobStore {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** What was wrongly presumed to be new or changed is known after one more attempt; whoever loses twice waits. */
    private static final Retry AT_ONCE =
            Retry.max(1).filter(LostRace.class::isInstance).onRetryExhaustedThrow((settings, last) -> last.failure());

    private final Sessions sessions;
    private final int copyFrom;
    private final String worker;
    private final Rows arrays = new ArrayRows();
    private final Rows copy = new CopyRows();
    private final References companies = References.companies();
    private final References categories = References.categories();
    private final Recognition recognition;

    /** @param worker the name under which the history of dead letters tells what it stored */
    PostgresJobStore(Sessions sessions, int copyFrom, String worker) {
        this.sessions = sessions;
        this.copyFrom = copyFrom;
        this.worker = worker;
        this.recognition = new Recognition(copyFrom);
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return Mono.defer(() -> {
                    WritePlan plan = WritePlan.of(batch);
                    return rows(plan.postings())
                            .<StoreOutcome>flatMap(
                                    rows -> sessions.inTransaction(connection -> write(connection, plan, rows)));
                })
                .doOnError(LostRace.class, lost -> recognition.refuted())
                .retryWhen(AT_ONCE)
                .onErrorResume(References.Missing.class, missing -> Mono.just(missing.refused()))
                .onErrorResume(error -> Mono.just(fault(error)));
    }

    /** @return the postings' rows; {@link References.Missing} when a company or category does not exist */
    private Mono<List<JobRow>> rows(List<Checked.Posting> postings) {
        return companies
                .resolve(sessions, postings)
                .flatMap(companyIds -> categories
                        .resolve(sessions, postings)
                        .map(categoryIds -> rows(postings, companyIds, categoryIds)));
    }

    private static List<JobRow> rows(List<Checked.Posting> postings, long[] companyIds, long[] categoryIds) {
        List<JobRow> rows = new ArrayList<>(companyIds.length);
        for (int i = 0; i < companyIds.length; i++) {
            rows.add(JobRow.of(postings.get(i), companyIds[i], categoryIds[i]));
        }
        return rows;
    }

    private Mono<StoreOutcome.Stored> write(PostgresqlConnection connection, WritePlan plan, List<JobRow> rows) {
        return Closings.lock(connection, plan.postings(), plan.closings())
                .then(Mono.defer(() -> recognition.recognise(connection, rows)))
                .flatMap(recognised -> NewRows.insert(connection, recognised.added())
                        .then(Mono.defer(() -> upsert(connection, recognised.others())))
                        .flatMap(postings -> Closings.close(connection, plan.closings())
                                .map(closings -> Fates.of(plan, recognised, postings, closings))))
                .flatMap(fates -> Sightings.confirm(connection, fates.updatedIds())
                        .then(Mono.defer(() -> Sightings.settle(connection, fates.untouched())))
                        .flatMap(superseded -> record(connection, plan, fates, superseded)));
    }

    private Mono<Written> upsert(PostgresqlConnection connection, List<JobRow> rows) {
        if (rows.isEmpty()) {
            return Mono.just(Written.NOTHING);
        }
        if (rows.size() < copyFrom) {
            return arrays.upsert(connection, rows);
        }
        return recognition.presumesChanges() ? ChangedRows.update(connection, rows) : copy.upsert(connection, rows);
    }

    private Mono<StoreOutcome.Stored> record(
            PostgresqlConnection connection, WritePlan plan, Fates fates, Set<String> superseded) {
        Tally tally = new Tally();
        // Losers first: delivered twice in one batch, an item is both, and what it won counts.
        plan.superseded().forEach(item -> tally.stored(item, Outcome.SUPERSEDED));
        fates.forEach((item, fate) -> tally.stored(item, outcome(item, fate, superseded)));
        plan.refused().forEach(item -> {
            boolean byStore = item.refusal().stage() == Stage.STORE;
            tally.refused(item, byStore ? Outcome.DEAD_LETTERED : Outcome.REJECTED);
        });
        recognition.learn(tally, plan);
        return tally.write(connection, worker);
    }

    private static Outcome outcome(Checked.Keyed item, Fate fate, Set<String> superseded) {
        return switch (fate) {
            case INSERTED -> Outcome.INSERTED;
            case UPDATED -> Outcome.UPDATED;
            case UNCHANGED -> Outcome.UNCHANGED;
            case SUPERSEDED -> Outcome.SUPERSEDED;
            case UNTOUCHED -> superseded.contains(item.key().value()) ? Outcome.SUPERSEDED : Outcome.UNCHANGED;
        };
    }

    private StoreOutcome fault(Throwable error) {
        StoreFault fault = Faults.classify(error);
        if (fault.kind() != StoreFault.Kind.DATA) {
            return new StoreOutcome.Unavailable(fault);
        }
        if (fault.sqlState().equals(FOREIGN_KEY_VIOLATION)) {
            // A row that was thought known is gone.
            companies.forget();
            categories.forget();
        }
        return new StoreOutcome.Refused(fault);
    }
}
