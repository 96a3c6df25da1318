package com.workwise.ingest.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

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
    void readsNothingFromAWorkerThatDoesNotAnswer() {
        assertThat(WorkerMetrics.parse("").settled()).isZero();
    }
}
