package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was acknowledged is on the topic, and what is on the topic is a row or a dead letter. */
public final class NothingLost implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> gone = Arrays.stream(evidence.account().acknowledged())
                .filter(number -> evidence.truth().find(number) == null)
                .mapToObj(number -> "record " + number + " was acknowledged and is not on the topic");
        Set<String> origins = evidence.letters().stream().map(Letters::origin).collect(Collectors.toUnmodifiableSet());
        Stream<String> lost = evidence.truth().all().stream()
                .filter(held -> !arrived(held, evidence, origins))
                .map(held -> held.place() + " is neither in the database nor a dead letter");
        return Stream.concat(gone, lost);
    }

    private static boolean arrived(Held held, Evidence evidence, Set<String> origins) {
        return switch (held.sent().expectation()) {
            case Expectation.Stored stored -> evidence.rows().containsKey(stored.id());
            case Expectation.Closed closed -> evidence.rows().containsKey(closed.id());
            case Expectation.Dead dead -> origins.contains(held.place()) || isSuperseded(held, dead, evidence);
        };
    }

    private static boolean isSuperseded(Held held, Expectation.Dead dead, Evidence evidence) {
        return dead.mayBeSuperseded()
                && evidence.truth().byPosting().getOrDefault(dead.id(), List.of()).stream()
                        .anyMatch(other -> other.order().compareTo(held.order()) > 0);
    }
}
