package com.workwise.ingest.bench.micro;

import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.worker.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A record's bytes become a posting. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Records.COUNT)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckBenchmark {

    private final List<Delivery> deliveries = Records.deliveries();
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");

    /** Decoding alone. */
    @Benchmark
    public void read(Blackhole read) {
        for (Delivery delivery : deliveries) {
            read.consume(RawJobReader.read(Objects.requireNonNull(delivery.value())));
        }
    }

    /** Decoding and the rules. */
    @Benchmark
    public void judge(Blackhole judged) {
        for (Delivery delivery : deliveries) {
            judged.consume(Records.CHECK.judge(
                    delivery.key(), delivery.value(), null, delivery.version().observedAt(), now));
        }
    }
}
