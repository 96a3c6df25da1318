package com.workwise.ingest.standalone;

/** The command line cannot be followed; the message says which part and why. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageError(String message) {
        super(message);
    }
}
