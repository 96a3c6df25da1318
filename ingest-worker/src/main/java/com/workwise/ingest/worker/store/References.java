package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
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
    private final StoreFault fault;

    /** Some postings' references do not exist. */
    static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient StoreOutcome.Refused refused;

        Missing(StoreOutcome.Refused refused) {
            super("references to what does not exist", null, false, false);
            this.refused = refused;
        }

        StoreOutcome.Refused refused() {
            return refused;
        }
    }

    private References(
            String table, String column, Function<Job, @Nullable String> name, Function<Job, @Nullable Long> id) {
        this.names = new NameIds(table);
        this.ids = new KnownIds(table);
        this.name = name;
        this.id = id;
        this.fault = new StoreFault(
                StoreFault.Kind.DATA, "23503", "integrity_constraint_violation", "jobs jobs_" + column + "_fkey");
    }

    static References companies() {
        return new References("companies", "company_id", Job::company, Job::companyId);
    }

    static References categories() {
        return new References("categories", "category_id", Job::category, Job::categoryId);
    }

    /** @return the id of each posting's reference, given or found by name, in their order; else {@link Missing} */
    Mono<long[]> resolve(Sessions sessions, List<Checked.Posting> postings) {
        return Mono.defer(() -> {
            long[] found = new long[postings.size()];
            SortedSet<String> newNames = new TreeSet<>();
            SortedSet<Long> givenIds = new TreeSet<>();
            for (int i = 0; i < found.length; i++) {
                found[i] = find(postings.get(i).job(), newNames, givenIds);
            }
            return names.load(sessions, newNames)
                    .doOnNext(loaded -> fill(found, postings, loaded))
                    .then(ids.missing(sessions, givenIds))
                    .map(unknown -> {
                        if (!unknown.isEmpty()) {
                            throw new Missing(new StoreOutcome.Refused(fault, culprits(postings, unknown)));
                        }
                        return found;
                    });
        });
    }

    /** @return anything for a new name */
    private long find(Job job, Set<String> newNames, Set<Long> givenIds) {
        Long given = id.apply(job);
        if (given != null) {
            if (given != Job.UNKNOWN_ID) {
                givenIds.add(given);
            }
            return given;
        }
        Long known = names.known(name(job));
        if (known == null) {
            newNames.add(name(job));
            return Job.UNKNOWN_ID;
        }
        return known;
    }

    /** There is no reference without a name or an id. */
    private String name(Job job) {
        return Objects.requireNonNull(name.apply(job));
    }

    private void fill(long[] found, List<Checked.Posting> postings, Map<String, Long> loaded) {
        for (int i = 0; i < found.length && !loaded.isEmpty(); i++) {
            Job job = postings.get(i).job();
            if (id.apply(job) == null) {
                found[i] = loaded.getOrDefault(name(job), found[i]);
            }
        }
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
