package com.workwise.ingest.api.database;

import com.workwise.ingest.api.Database;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import reactor.core.Disposable;

/** Opens a connection before the first request, whose registration would not wait for one. */
final class FirstConnection {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Database database;

    FirstConnection(Database database) {
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() {
        Disposable unused = database.run(LIMIT, connection -> connection.validate(ValidationDepth.REMOTE))
                .subscribe(valid -> {}, failure -> {});
    }
}
