package com.workwise.ingest.testsupport;

/** A service that one test owns and may hurt. Its data and its port stay the same through {@link #kill} and {@link #start}. */
public interface OwnService extends AutoCloseable {

    /** {@code kill -9} of all its processes; its data stay. */
    void kill();

    /** A clean stop, of a frozen service too; returns when it is down. */
    void stop();

    /** After {@link #kill} or {@link #stop}; returns when it answers. */
    void start();

    /** Stops all its processes where they are: connections stay open, nothing answers, until {@link #thaw}. */
    void freeze();

    void thaw();

    /** On 127.0.0.1. */
    int port();

    /** Asks the service itself over a new connection; false within about a second when it does not answer. */
    boolean answers();

    /** Removes it with its data. Whoever forgets it: the end of the JVM does the same. */
    @Override
    void close();
}
