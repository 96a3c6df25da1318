package com.workwise.ingest.embedded;

import org.jspecify.annotations.Nullable;

/** A service could not be started; the message is fit to be shown without the stack trace. */
public class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
