package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.JarProcess;
import com.workwise.ingest.faults.run.WorkerSamples;
import java.util.stream.Stream;

/**
 * The workers live within their heaps, keep no connection that they do not use, and take in no more than they may. Their
 * heaps are small, and they end at the first OutOfMemoryError.
 */
public final class BoundedMemory implements Guarantee {

    /** The documented limit is 64 MB, or a sixteenth of the heap; one record more may be in it. */
    private static final double MOST_IN_FLIGHT = 64.0 * 1024 * 1024;

    /** The pool's. */
    private static final int MOST_ACQUIRED = 8;

    @Override
    public Stream<String> violations(Evidence evidence) {
        WorkerSamples samples = evidence.workers();
        Stream<String> peaks = Stream.concat(
                samples.mostInFlight() > MOST_IN_FLIGHT
                        ? Stream.of("%.0f bytes were in flight".formatted(samples.mostInFlight()))
                        : Stream.empty(),
                samples.mostAcquired() > MOST_ACQUIRED
                        ? Stream.of("%.0f connections were in use".formatted(samples.mostAcquired()))
                        : Stream.empty());
        return Stream.concat(peaks, evidence.scene().workers().stream().flatMap(BoundedMemory::ofWorker));
    }

    private static Stream<String> ofWorker(JarProcess worker) {
        if (worker.logged("OutOfMemoryError") > 0) {
            return Stream.of("a worker ran out of memory");
        }
        if (!worker.isAlive()) {
            return Stream.empty();
        }
        double acquired = WorkerSamples.acquired(worker.metrics()).orElse(-1);
        double inFlight = WorkerSamples.inFlight(worker.metrics()).orElse(-1);
        return acquired == 0 && inFlight == 0
                ? Stream.empty()
                : Stream.of("at rest a worker holds %.0f connections and %.0f bytes".formatted(acquired, inFlight));
    }
}
