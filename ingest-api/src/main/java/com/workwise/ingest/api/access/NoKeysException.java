package com.workwise.ingest.api.access;

/** Without a key nobody could be let in, and letting everybody in is not an option. */
final class NoKeysException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoKeysException() {
        super("no API key is configured: set ingest.api.keys[0].name and ingest.api.keys[0].sha256");
    }
}
