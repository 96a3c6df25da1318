package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What postings refer to in another table, by name (added when missing) or by id (refused when missing). */
final class References {

    private final NameIds names;
    private final KnownIds ids;
    private final Function<Job, @Nullable String> name;
    private final Function<Job, @Nullable Long> id;
    private final StoreFault missing;

    private References(
            String table, String column, Function<Job, @Nullable String> name, Function<Job, @Nullable Long> id) {
        this.names = new NameIds(table);
        this.ids = new KnownIds(table);
        this.name = name;
        this.id = id;
        this.missing = new StoreFault(
                StoreFault.Kind.DATA, "23503", "integrity_constraint_violation", "jobs jobs_" + column + "_fkey");
    }

    static References companies() {
        return new References("companies", "company_id", Job::company, Job::companyId);
    }

    static References categories() {
        return new References("categories", "category_id", Job::category, Job::categoryId);
    }

    /** @return empty when every posting's reference is known to {@link #of}, else the refusal */
    Mono<StoreOutcome.Refused> resolve(Sessions sessions, List<Checked.Posting> postings) {
        List<String> wantedNames = new ArrayList<>();
        Set<Long> wantedIds = new TreeSet<>();
        for (Checked.Posting posting : postings) {
            Long given = id.apply(posting.job());
            if (given == null) {
                wantedNames.add(Objects.requireNonNull(name.apply(posting.job())));
            } else if (given != Job.UNKNOWN_ID) {
                wantedIds.add(given);
            }
        }
        return names.resolve(sessions, wantedNames)
                .then(ids.missing(sessions, wantedIds))
                .filter(unknown -> !unknown.isEmpty())
                .map(unknown -> new StoreOutcome.Refused(missing, culprits(postings, unknown)));
    }

    /** @return the id, given or found by name */
    long of(Job job) {
        Long given = id.apply(job);
        return given != null ? given : names.id(Objects.requireNonNull(name.apply(job)));
    }

    void forget() {
        names.forget();
        ids.forget();
    }

    private List<Checked> culprits(List<Checked.Posting> postings, Set<Long> unknown) {
        List<Checked> culprits = new ArrayList<>();
        for (Checked.Posting posting : postings) {
            Long given = id.apply(posting.job());
            if (given != null && unknown.contains(given)) {
                culprits.add(posting);
            }
        }
        return culprits;
    }
}
