package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.api.Database;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Answers every question with nothing. */
final class EmptyDatabase implements Database {

    @Override
    public <T> Mono<T> run(Duration limit, Function<Connection, Publisher<T>> work) {
        return Mono.empty();
    }
}
