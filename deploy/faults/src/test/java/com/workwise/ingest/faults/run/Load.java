package com.workwise.ingest.faults.run;

/** Writes records until it is stopped. */
interface Load extends AutoCloseable {

    void start();

    void pause(boolean paused);

    /** Returns when each record is acknowledged or given up. */
    @Override
    void close();
}
