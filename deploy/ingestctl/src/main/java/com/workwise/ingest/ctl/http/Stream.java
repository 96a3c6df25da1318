package com.workwise.ingest.ctl.http;

import com.workwise.ingest.ctl.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A body of unknown length; silence longer than the timeout counts as broken off. */
public final class Stream implements AutoCloseable {

    private final InputStream body;
    private final Duration timeout;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("stream-timeout").factory());
    private volatile boolean silent;

    Stream(InputStream body, Duration timeout) {
        this.body = body;
        this.timeout = timeout;
    }

    /** @return the bytes read, -1 at the end */
    public int read(byte[] buffer) {
        ScheduledFuture<?> alarm = clock.schedule(this::giveUp, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int read = body.read(buffer);
            if (silent) {
                throw brokenOff("nothing came for " + timeout.toSeconds() + " s");
            }
            return read;
        } catch (IOException broken) {
            throw brokenOff(silent ? "nothing came for " + timeout.toSeconds() + " s" : "the connection was lost");
        } finally {
            alarm.cancel(false);
        }
    }

    private void giveUp() {
        silent = true;
        closeBody();
    }

    private static Failure brokenOff(String why) {
        return Failure.failed("The stream broke off: " + why + "; the output is not complete", "Run it again.");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        closeBody();
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException alreadyBroken) {
            // nothing more is wanted of it
        }
    }
}
