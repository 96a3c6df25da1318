package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.deadletters.trial.DryRunResult.Difference;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Failure;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Landed;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The result as it grows. What it keeps of the letters does not grow with them. */
final class Tally {

    private static final int DIFFS = 10;

    private record Cause(String code, String pointer) {}

    private static final class Group {
        private final UUID example;
        private long count;

        Group(UUID example) {
            this.example = example;
        }
    }

    private final Map<Cause, Group> failures = new LinkedHashMap<>();
    private final Map<String, Group> refused = new LinkedHashMap<>();
    private final Map<Fate.Kind, Long> fates = new EnumMap<>(Fate.Kind.class);
    private final List<Difference> diffs = new ArrayList<>();
    private long total;
    private long passed;
    private long notEditable;

    void add(Tried tried) {
        total++;
        switch (tried.finding()) {
            case Tried.NotEditable refusal -> notEditable++;
            case Tried.Refused refusal -> count(failures, new Cause(refusal.code(), refusal.pointer()), tried.letter());
            case Tried.Passed pass -> passed++;
        }
        if (!tried.changes().isEmpty() && diffs.size() < DIFFS) {
            diffs.add(new Difference(tried.letter(), tried.changes()));
        }
    }

    void add(Fate fate) {
        fates.merge(fate.kind(), 1L, Long::sum);
        if (fate.kind() == Fate.Kind.REFUSED) {
            passed--;
            count(refused, fate.sqlState(), fate.letter());
            count(failures, new Cause(fate.sqlState(), ""), fate.letter());
        }
    }

    private static <K> void count(Map<K, Group> groups, K key, UUID letter) {
        groups.computeIfAbsent(key, first -> new Group(letter)).count++;
    }

    DryRunResult result(String policy, Extent extent) {
        return new DryRunResult(
                total,
                policy,
                passed,
                total - passed - notEditable,
                failures.entrySet().stream()
                        .map(entry -> new Failure(
                                entry.getKey().code(),
                                entry.getKey().pointer(),
                                entry.getValue().count,
                                entry.getValue().example))
                        .sorted(Comparator.comparingLong(Failure::count).reversed())
                        .toList(),
                notEditable,
                extent == Extent.DATABASE ? landed() : null,
                List.copyOf(diffs));
    }

    private Landed landed() {
        return new Landed(
                fates(Fate.Kind.INSERTED),
                fates(Fate.Kind.UPDATED),
                fates(Fate.Kind.UNCHANGED),
                fates(Fate.Kind.SUPERSEDED),
                refused.entrySet().stream()
                        .map(entry -> new Refused(entry.getKey(), entry.getValue().count, entry.getValue().example))
                        .sorted(Comparator.comparingLong(Refused::count).reversed())
                        .toList());
    }

    private long fates(Fate.Kind kind) {
        return fates.getOrDefault(kind, 0L);
    }
}
