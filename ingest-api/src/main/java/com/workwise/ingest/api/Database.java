package com.workwise.ingest.api;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The database, bounded in time. */
public interface Database {

    /**
     * Runs work on a connection of its own. Work goes on when its caller does not wait any more, for the limit or a few
     * seconds at most.
     *
     * @param limit for which the caller waits, connecting included
     * @return the work's value; empty when it has none; a {@link ProblemException} of the
     *     work as it is, any other failure as one of status 503
     */
    <T> Mono<T> run(Duration limit, Function<Connection, Publisher<T>> work);
}
