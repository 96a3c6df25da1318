package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Expectation.Dead;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Letters;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Only bad records are dead letters; no trouble of a service ever makes one of a good record. */
public final class NoOutageInDeadLetters implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> bad = evidence.truth().all().stream()
                .filter(held -> held.sent().expectation() instanceof Dead)
                .map(Held::place)
                .collect(Collectors.toUnmodifiableSet());
        return evidence.letters().stream()
                .filter(letter -> !bad.contains(Letters.origin(letter)))
                .map(letter -> Letters.origin(letter) + " is a dead letter and should not: "
                        + Letters.told(letter, "stage") + ' ' + Letters.told(letter, "reasons"));
    }
}
