package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Expectation.Dead;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Letters;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Each dead letter tells the stage it failed at and all its reasons. */
public final class EveryRejectExplained implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = evidence.letters().stream()
                .collect(Collectors.toMap(Letters::origin, letter -> letter, (first, again) -> again));
        return evidence.truth().all().stream().flatMap(held -> violation(held, letters.get(held.place())));
    }

    private static Stream<String> violation(Held held, @Nullable ConsumerRecord<byte[], byte[]> letter) {
        if (letter == null || !(held.sent().expectation() instanceof Dead dead)) {
            return Stream.empty();
        }
        String reasons = Letters.told(letter, "reasons") + Letters.told(letter, "code");
        boolean explained = Letters.told(letter, "stage").equals(dead.stage().name())
                && dead.codes().stream().allMatch(reasons::contains)
                && reasons.contains("\"message\"")
                && !Letters.told(letter, "class").isEmpty();
        return explained
                ? Stream.empty()
                : Stream.of(held.place() + " should be explained by " + dead + " and is by "
                        + Letters.told(letter, "stage") + ' ' + reasons);
    }
}
