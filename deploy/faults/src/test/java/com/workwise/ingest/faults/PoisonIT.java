package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Thousands of bad records in a row, beside good ones: each is a dead letter, and the circuit stays closed. */
final class PoisonIT {

    private static final int POISON = 10_000;

    @Test
    void tenThousandInARow() {
        try (Scene scene = Scene.shared("Poison").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            var postings = run.postings(Mix.POISON, "p");
            run.write(Stream.generate(postings::next).limit(POISON).toList(), Map.of());
            run.effect("they are dead letters", () -> run.deadLetters() >= POISON);
            run.healed();
            run.finish(Guarantees.ALL);
            assertThat(scene.worker().logged("Circuit of the database")).isZero();
        }
    }
}
