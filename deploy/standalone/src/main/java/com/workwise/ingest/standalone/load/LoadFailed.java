package com.workwise.ingest.standalone.load;

/** A load cannot begin or go on; the message says why and what to do. */
public final class LoadFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    LoadFailed(String message) {
        super(message);
    }
}
