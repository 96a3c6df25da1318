package com.workwise.ingest.worker.store;

import com.workwise.ingest.bench.micro.Records;
import com.workwise.ingest.rules.Judgement;
import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Delivery;
import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
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

/** What the store does with a full batch before the database sees it. In the worker's package, which does not show it. */
@NullMarked
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Records.COUNT)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StoreBenchmark {

    /** Of companies and categories: any will do. */
    private static final long ID = 1_234;

    private final List<Checked.Posting> postings =
            Records.deliveries().stream().map(StoreBenchmark::posting).toList();
    private final Batch batch = new Batch(List.copyOf(postings));

    /** One for each record, repeats included, so that every figure is for as many. */
    private final List<JobRow> rows = postings.stream()
            .map(posting -> new JobRow(posting.job(), posting.delivery().version(), ID, ID))
            .toList();

    private final RowBytes scratch = new RowBytes(4 * 1024);

    /** The newest of each key, sorted. */
    @Benchmark
    public Object plan() {
        return WritePlan.of(batch);
    }

    @Benchmark
    public void hash(Blackhole hashes) {
        for (JobRow row : rows) {
            hashes.consume(scratch.contentHash(row));
        }
    }

    /** All chunks of one COPY. */
    @Benchmark
    public void encode(Blackhole chunks) {
        for (ByteBuf chunk : CopyBinary.chunks(rows)) {
            chunks.consume(chunk.readableBytes());
            chunk.release();
        }
    }

    private static Checked.Posting posting(Delivery delivery) {
        Instant observed = delivery.version().observedAt();
        Judgement judgement = Records.CHECK.judge(delivery.key(), delivery.value(), null, observed, observed);
        if (judgement instanceof Judgement.Accepted accepted) {
            return new Checked.Posting(delivery, Optional.empty(), accepted.job(), accepted.warnings());
        }
        throw new IllegalStateException("the generator's postings are accepted: " + judgement);
    }
}
