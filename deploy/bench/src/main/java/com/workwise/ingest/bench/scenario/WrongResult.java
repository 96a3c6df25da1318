package com.workwise.ingest.bench.scenario;

/** A figure that must not be shown. */
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongResult(String message) {
        super(message);
    }
}
