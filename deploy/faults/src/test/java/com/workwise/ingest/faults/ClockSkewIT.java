package com.workwise.ingest.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Sent;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Clients whose clocks are wrong. A version from the far future, which would win for ever, is refused; one of an hour
 * ahead or of ten years ago takes its place in the order.
 */
final class ClockSkewIT {

    private static final int POSTINGS = 100;
    private static final Duration DECADE = Duration.ofDays(3_650);

    @Test
    void observedTimesOfTheFutureAndThePast() {
        try (Scene scene = Scene.shared("ClockSkew").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            Instant now = Instant.now();
            observed(run, "a", now);
            observed(run, "a", now.minus(DECADE));
            observed(run, "a", now.plus(DECADE));
            observed(run, "b", now.plus(Duration.ofHours(1)));
            observed(run, "b", now);
            observed(run, "c", Instant.EPOCH);
            observed(run, "c", now.minus(DECADE));
            run.effect("the future and the seventies are refused", () -> run.deadLetters() >= 2 * POSTINGS);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    private static void observed(FaultRun run, String group, Instant time) {
        boolean sane = time.isAfter(Instant.parse("1990-01-01T00:00:00Z"))
                && time.isBefore(Instant.now().plus(Duration.ofDays(1)));
        String code = time.isAfter(Instant.now()) ? "timestamp.future" : "timestamp.range";
        List<Sent> records = new ArrayList<>();
        for (int i = 0; i < POSTINGS; i++) {
            int number = run.number();
            String id = "skewed-" + group + i;
            String title = "Potter " + number;
            String json = "{\"externalId\":\"%s\",\"title\":\"%s\"}".formatted(id, title);
            Expectation expected =
                    sane ? new Expectation.Stored(id, title) : new Expectation.Dead(Stage.CHECK, id, List.of(code));
            records.add(new Sent(number, id.getBytes(UTF_8), json.getBytes(UTF_8), 0, expected));
        }
        run.write(records, Map.of("workwise-observed-at", time.toString().getBytes(UTF_8)));
    }
}
