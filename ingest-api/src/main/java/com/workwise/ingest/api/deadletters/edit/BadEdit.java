package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.ProblemException;

final class BadEdit {

    private static final String CODE = "bad_edit";

    private BadEdit() {}

    static ProblemException at(int index, String what) {
        return Problem.badRequest(CODE, "edits[" + index + "]: " + what + ".")
                .with("index", index)
                .asException();
    }

    static ProblemException inAll(String what) {
        return Problem.badRequest(CODE, "edits: " + what + ".").asException();
    }
}
