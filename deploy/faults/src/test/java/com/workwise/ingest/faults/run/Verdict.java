package com.workwise.ingest.faults.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the checker found, in one line. */
final class Verdict {

    private static final int MINIMUM = 1_000;
    private static final int SHOWN = 10;

    private final Evidence evidence;
    private final long seed;
    private final Map<String, List<String>> broken = new LinkedHashMap<>();

    private Verdict(Evidence evidence, long seed) {
        this.evidence = evidence;
        this.seed = seed;
    }

    static Verdict of(Evidence evidence, List<Guarantee> guarantees, long seed) {
        Verdict verdict = new Verdict(evidence, seed);
        guarantees.forEach(guarantee -> verdict.broken.put(
                guarantee.getClass().getSimpleName(),
                guarantee.violations(evidence).toList()));
        return verdict;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%s: sent %,d, acknowledged %,d, in database %,d, dead letters %,d, lost %d, unexpected %d, duplicates %d,"
                        + " stale %d, recovered in %.1f s, caught up in %.1f s, commits checked %,d, most heap %.0f MB,"
                        + " broken %s, seed %d",
                evidence.scene().name(),
                evidence.account().sentCount(),
                evidence.account().acknowledgedCount(),
                evidence.rows().size(),
                evidence.letters().size(),
                count("NothingLost"),
                count("NothingInvented") + count("NoOutageInDeadLetters"),
                count("NothingDoubled"),
                count("NewestWins"),
                evidence.recovery().firstCommitMillis() / 1_000.0,
                evidence.recovery().caughtUpMillis() / 1_000.0,
                evidence.commits().records(),
                evidence.workers().mostHeap() / 1024 / 1024,
                names(),
                seed);
    }

    private int count(String guarantee) {
        return broken.getOrDefault(guarantee, List.of()).size();
    }

    private List<String> names() {
        return broken.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** @throws AssertionError when a guarantee is broken, or the run is too small to say anything */
    void require() {
        List<String> complaints = new ArrayList<>();
        if (evidence.account().acknowledgedCount() < MINIMUM) {
            complaints.add("void: fewer than " + MINIMUM + " records acknowledged");
        }
        broken.forEach((guarantee, violations) -> {
            violations.stream().limit(SHOWN).forEach(each -> complaints.add(guarantee + ": " + each));
            if (violations.size() > SHOWN) {
                complaints.add(guarantee + ": and " + (violations.size() - SHOWN) + " more");
            }
        });
        if (!complaints.isEmpty()) {
            throw new AssertionError(line() + "\n" + String.join("\n", complaints));
        }
    }
}
