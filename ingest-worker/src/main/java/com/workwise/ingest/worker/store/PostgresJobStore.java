package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** One batch, one transaction: postings, closings, sightings, outcomes, replayed letters. */
final class PostgresJobStore implements JobStore {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final Sessions sessions;
    private final int copyFrom;
    private final String worker;
    private final Rows arrays = new ArrayRows();
    private final Rows copy = new CopyRows();
    private final References companies = References.companies();
    private final References categories = References.categories();

    /** @param worker the name under which the history of dead letters tells what it stored */
    PostgresJobStore(Sessions sessions, int copyFrom, String worker) {
        this.sessions = sessions;
        this.copyFrom = copyFrom;
        this.worker = worker;
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return Mono.defer(() -> {
                    WritePlan plan = WritePlan.of(batch);
                    return resolve(plan)
                            .cast(StoreOutcome.class)
                            .switchIfEmpty(
                                    Mono.defer(() -> sessions.inTransaction(connection -> write(connection, plan))));
                })
                .onErrorResume(error -> Mono.just(fault(error)));
    }

    /** @return the refusal of postings whose company or category does not exist; empty when there is none */
    private Mono<StoreOutcome.Refused> resolve(WritePlan plan) {
        return companies
                .resolve(sessions, plan.postings())
                .switchIfEmpty(Mono.defer(() -> categories.resolve(sessions, plan.postings())));
    }

    private Mono<StoreOutcome.Stored> write(PostgresqlConnection connection, WritePlan plan) {
        return Closings.lock(connection, plan.postings(), plan.closings())
                .then(Mono.defer(() -> upsert(connection, plan.postings())))
                .flatMap(postings ->
                        Closings.close(connection, plan.closings()).map(closings -> union(postings, closings)))
                .flatMap(written -> Sightings.settle(connection, known(plan, written), written)
                        .flatMap(outcomes -> record(connection, plan, written, outcomes)));
    }

    private Mono<Map<String, Boolean>> upsert(PostgresqlConnection connection, List<Checked.Posting> postings) {
        if (postings.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<JobRow> rows = postings.stream().map(this::row).toList();
        return (rows.size() < copyFrom ? arrays : copy).upsert(connection, rows);
    }

    private JobRow row(Checked.Posting posting) {
        Job job = posting.job();
        return JobRow.of(job, posting.delivery().version(), companies.of(job), categories.of(job));
    }

    private Mono<StoreOutcome.Stored> record(
            PostgresqlConnection connection, WritePlan plan, Map<String, Boolean> written, Map<String, Outcome> known) {
        Tally tally = new Tally();
        // Losers first: delivered twice in one batch, an item is both, and what it won counts.
        plan.superseded().forEach(item -> tally.stored(item, Outcome.SUPERSEDED));
        winners(plan).forEach(item -> {
            String key = WritePlan.key(item);
            boolean inserted = Boolean.TRUE.equals(written.get(key));
            tally.stored(item, inserted ? Outcome.INSERTED : Objects.requireNonNull(known.get(key)));
        });
        plan.refused().forEach(item -> {
            boolean byStore = item.refusal().stage() == Stage.STORE;
            tally.refused(item, byStore ? Outcome.DEAD_LETTERED : Outcome.REJECTED);
        });
        return tally.write(connection, worker);
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

    private static List<Checked> known(WritePlan plan, Map<String, Boolean> written) {
        return winners(plan)
                .filter(item -> !Boolean.TRUE.equals(written.get(WritePlan.key(item))))
                .toList();
    }

    private static Stream<Checked> winners(WritePlan plan) {
        return Stream.concat(plan.postings().stream(), plan.closings().stream());
    }

    private static Map<String, Boolean> union(Map<String, Boolean> left, Map<String, Boolean> right) {
        Map<String, Boolean> both = new HashMap<>(left);
        both.putAll(right);
        return both;
    }
}
