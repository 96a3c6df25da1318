package com.workwise.ingest.worker;

import java.time.Instant;
import java.util.UUID;

/**
 * This process, as dead letters, their history and the table {@code workers} name it.
 *
 * @param id of the process: two on one host have one name
 */
public record Worker(UUID id, String name, Instant startedAt) {

    /** In characters; what the database has room for. */
    private static final int NAME_LENGTH = 300;

    public Worker {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("a worker's name has 1 to " + NAME_LENGTH + " characters");
        }
    }
}
