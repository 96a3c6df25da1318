package com.workwise.ingest.ctl;

/** Ends a command: one line what is wrong, one line what to do. */
@SuppressWarnings("serial")
public final class Failure extends RuntimeException {

    private final int exitCode;
    private final String remedy;
    private final boolean passing;

    private Failure(int exitCode, String what, String remedy, boolean passing) {
        super(what);
        this.exitCode = exitCode;
        this.remedy = remedy;
        this.passing = passing;
    }

    public static Failure failed(String what, String remedy) {
        return new Failure(ExitCode.FAILED, what, remedy, false);
    }

    public static Failure misuse(String what, String remedy) {
        return new Failure(ExitCode.MISUSE, what, remedy, false);
    }

    /** That of a server which is away or overloaded. */
    public static Failure passing(String what, String remedy) {
        return new Failure(ExitCode.FAILED, what, remedy, true);
    }

    /** Whether it may be gone the next moment. */
    public boolean isPassing() {
        return passing;
    }

    public int exitCode() {
        return exitCode;
    }

    public String what() {
        String message = getMessage();
        return message == null ? "unknown" : message;
    }

    public String remedy() {
        return remedy;
    }
}
