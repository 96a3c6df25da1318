package com.workwise.ingest.api.deadletters.edit;

/** Ends the editing of one value. No bug: no stack trace. */
final class Uneditable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    Uneditable(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
