package com.workwise.ingest.api;

/** Carries a {@link Problem} to the one place that answers with it. It is no bug: no stack trace, no log line. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
