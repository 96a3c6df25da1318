package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreOutcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Tries a batch until it is stored. The batches behind it wait, which keeps the order and withholds demand. */
final class RetryingJobStore implements JobStore {

    private static final Logger log = LoggerFactory.getLogger(RetryingJobStore.class);
    private static final double JITTER = 0.5;

    private final JobStore inner;
    private final StoreSettings.RetrySettings settings;

    /** Batches whose last attempt failed. */
    private final AtomicInteger waiting = new AtomicInteger();

    RetryingJobStore(JobStore inner, StoreSettings.RetrySettings settings) {
        this.inner = inner;
        this.settings = settings;
    }

    @Override
    public Mono<StoreOutcome> store(Batch batch) {
        return Mono.defer(() -> patient(batch, new Attempts()));
    }

    @Override
    public boolean waiting() {
        return waiting.get() > 0;
    }

    private Mono<StoreOutcome> patient(Batch batch, Attempts attempts) {
        return Mono.defer(() -> inner.store(batch))
                .flatMap(outcome -> outcome instanceof StoreOutcome.Unavailable unavailable
                        ? Mono.<StoreOutcome>error(attempts.failed(unavailable.fault(), batch))
                        : Mono.just(outcome))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, settings.first())
                        .maxBackoff(settings.longest())
                        .jitter(JITTER)
                        .filter(NotYet.class::isInstance))
                .doOnNext(outcome -> attempts.succeeded(batch))
                .doFinally(signal -> attempts.end());
    }

    /** One batch's story so far. */
    private final class Attempts {

        private int failures;

        NotYet failed(StoreFault fault, Batch batch) {
            if (failures == 0) {
                waiting.incrementAndGet();
            }
            failures++;
            // Ever more rarely: an outage of hours must not fill the disk.
            if (Integer.bitCount(failures) == 1 && !fault.name().equals(GuardedJobStore.CIRCUIT_OPEN)) {
                tell(fault, batch);
            }
            return new NotYet();
        }

        void succeeded(Batch batch) {
            if (failures > 1) {
                log.info("Batch of {} stored after {} failed attempts", batch.size(), failures);
            }
        }

        void end() {
            if (failures > 0) {
                waiting.decrementAndGet();
            }
        }

        private void tell(StoreFault fault, Batch batch) {
            String line = "Batch of {} waits, attempt {}: {} {} {}";
            Object[] values = {batch.size(), failures, fault.name(), fault.sqlState(), fault.message()};
            switch (fault.kind()) {
                case CONFLICT -> log.info(line, values);
                case SCHEMA, FLOOD -> log.error(line + " - this needs an operator", values);
                case OUTAGE, DATA -> log.warn(line, values);
            }
        }
    }

    private static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotYet() {
            super("not stored yet", null, false, false);
        }
    }
}
