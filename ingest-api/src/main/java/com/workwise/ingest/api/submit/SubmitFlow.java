package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.BatchRegistry;
import com.workwise.ingest.api.Published;
import com.workwise.ingest.api.Publisher;
import com.workwise.ingest.api.Submission;
import com.workwise.ingest.api.ToTheEnd;
import com.workwise.ingest.api.submit.ParsedBatch.Readable;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The way of a body: unpacked, parsed, registered, published, answered. */
final class SubmitFlow {

    private static final Logger log = LoggerFactory.getLogger(SubmitFlow.class);

    private final Scheduler parsing;
    private final int gzipRatio;
    private final ReceiptClock clock;
    private final BatchIds ids;
    private final BatchRegistry registry;
    private final Publisher publisher;

    SubmitFlow(
            Scheduler parsing,
            int gzipRatio,
            ReceiptClock clock,
            BatchIds ids,
            BatchRegistry registry,
            Publisher publisher) {
        this.parsing = parsing;
        this.gzipRatio = gzipRatio;
        this.clock = clock;
        this.ids = ids;
        this.registry = registry;
        this.publisher = publisher;
    }

    /**
     * Runs to its end even when the client hangs up: a batch cut in half would stay "processing" for ever. Every step is
     * bounded in time. Closes the body before it answers: a client that sends its next batch at once finds the memory of
     * the last one given back. Only the answer tells that the body is done: without one, a sender may still read it.
     */
    Mono<BatchAnswer> submit(SubmitRequest request, Body body) {
        return ToTheEnd.run(Mono.using(
                () -> body,
                open -> parsed(request, open)
                        .flatMap(parsed -> answer(request, parsed))
                        .doOnNext(answer -> open.done()),
                Body::close));
    }

    private Mono<ParsedBatch> parsed(SubmitRequest request, Body body) {
        return Mono.fromCallable(() -> parse(request, body))
                .subscribeOn(parsing)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> Refusals.overloaded().asException());
    }

    private ParsedBatch parse(SubmitRequest request, Body body) {
        if (request.gzip()) {
            Gunzip.unpack(body, gzipRatio);
        }
        return BatchParser.parse(request.form(), body.bytes(), body.length());
    }

    private Mono<BatchAnswer> answer(SubmitRequest request, ParsedBatch parsed) {
        return switch (parsed) {
            case Unreadable unreadable -> Mono.error(unreadable.problem().asException());
            case Readable batch ->
                batch.accepted().isEmpty()
                        ? Mono.error(Refusals.allRefused(batch.items(), batch.refused())
                                .asException())
                        : publish(submission(request, batch), batch);
        };
    }

    private Submission submission(SubmitRequest request, Readable batch) {
        return new Submission(
                ids.next(),
                request.client(),
                clock.now(),
                request.observedAt(),
                request.requestId(),
                request.traceparent(),
                request.level(),
                batch.items(),
                batch.accepted());
    }

    private Mono<BatchAnswer> publish(Submission submission, Readable batch) {
        return registry.register(submission)
                .then(Mono.defer(() -> publisher.publish(submission)))
                .flatMap(published -> answer(submission, batch, published));
    }

    private Mono<BatchAnswer> answer(Submission submission, Readable batch, Published published) {
        if (published != Published.ACKNOWLEDGED) {
            registry.publishingFailed(submission);
        }
        return switch (published) {
            case ACKNOWLEDGED -> {
                log.debug("batch {} of {} items accepted", submission.batch(), batch.items());
                yield Mono.just(new BatchAnswer(
                        submission.batch(),
                        batch.items(),
                        batch.accepted().size(),
                        batch.refused().size(),
                        batch.refused()));
            }
            case UNCONFIRMED ->
                Mono.error(Refusals.unconfirmed(submission.batch()).asException());
            case OVERLOADED -> Mono.error(Refusals.overloaded().asException());
        };
    }
}
