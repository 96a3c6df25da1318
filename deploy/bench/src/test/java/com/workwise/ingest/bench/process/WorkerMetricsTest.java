package com.workwise.ingest.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkerMetricsTest {

    @Test
    void readsOutcomesAndHeap() {
        WorkerMetrics.Reading reading = WorkerMetrics.parse("""
                # TYPE ingest_records_total counter
                ingest_records_total{outcome="inserted"} 4000.0
                ingest_records_total{outcome="superseded"} 1.2E7
                jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 2.2020096E7
                jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 1.0
                jvm_memory_used_bytes{area="nonheap",id="CodeCache"} 9.9E9
                """);

        assertThat(reading.outcomes()).containsEntry("inserted", 4_000L).containsEntry("superseded", 12_000_000L);
        assertThat(reading.settled()).isEqualTo(12_004_000);
        assertThat(reading.heap()).isEqualTo(22_020_097);
    }

    @Test
    void addsWhatTwoWorkersSay() {
        WorkerMetrics.Reading one = new WorkerMetrics.Reading(Map.of("inserted", 3L, "updated", 1L), 10);
        WorkerMetrics.Reading other = new WorkerMetrics.Reading(Map.of("inserted", 4L, "rejected", 2L), 5);

        assertThat(one.plus(other))
                .isEqualTo(new WorkerMetrics.Reading(Map.of("inserted", 7L, "updated", 1L, "rejected", 2L), 15));
    }

    @Test
    void takesTheMeanOfAllBatches() {
        assertThat(WorkerMetrics.mean("""
                ingest_batch_records_count{lane="0"} 3
                ingest_batch_records_sum{lane="0"} 9000.0
                ingest_batch_records_max{lane="0"} 4000.0
                ingest_batch_records_count{lane="1"} 1
                ingest_batch_records_sum{lane="1"} 1000.0
                """)).isEqualTo(2_500);
        assertThat(WorkerMetrics.mean("ingest_batch_records_count 4\ningest_batch_records_sum 6.0\n"))
                .isEqualTo(1.5);
    }

    @Test
    void readsNothingFromAWorkerThatDoesNotAnswer() {
        assertThat(WorkerMetrics.parse("").settled()).isZero();
    }
}
