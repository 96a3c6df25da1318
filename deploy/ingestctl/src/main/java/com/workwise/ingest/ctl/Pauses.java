package com.workwise.ingest.ctl;

import java.time.Duration;

/** Waiting between two looks. */
@FunctionalInterface
public interface Pauses {

    Pauses REAL = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
