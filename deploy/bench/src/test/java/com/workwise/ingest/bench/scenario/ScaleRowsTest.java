package com.workwise.ingest.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.bench.process.Cpu;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScaleRowsTest {

    @Test
    void tellsWhatARecordCostsBesideTheEmptyTable() {
        Measurement empty = measured(2, new Cpu(Map.of("worker", 0.5, "postgres", 0.5, "kafka", 9.0)));
        Measurement grown = measured(3, new Cpu(Map.of("worker", 0.5, "postgres", 2.0, "kafka", 9.0)));

        assertThat(ScaleRows.figures(grown, empty))
                .containsExactly(
                        Map.entry("µs a record", 3_000.0),
                        Map.entry("µs CPU a record, worker + postgres", 2_500.0),
                        Map.entry("times the empty table's µs", 1.5),
                        Map.entry("times the empty table's µs CPU", 2.5));
    }

    private static Measurement measured(double seconds, Cpu cpu) {
        return Measurement.withoutWorker("any", "any", 1_000, seconds, cpu);
    }
}
