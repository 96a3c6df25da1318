package com.workwise.ingest.ctl;

/** What the process tells the one that started it. */
public final class ExitCode {

    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int MISUSE = 2;

    private ExitCode() {}
}
