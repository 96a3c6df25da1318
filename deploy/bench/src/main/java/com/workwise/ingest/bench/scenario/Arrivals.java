package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.load.IdMark;
import com.workwise.ingest.bench.load.Latencies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees new rows soon after their commit: asks on one connection what is new, by id. A row counts as visible when the
 * answer has come, so never too early, and too late by at most the time since the answer before.
 */
final class Arrivals implements AutoCloseable {

    /** From an answer to the next question. */
    static final long PAUSE_MILLIS = 5;

    private static final String SQL = "SELECT external_id, id FROM jobs WHERE id > ?";

    /** The few newest rows by the primary key, however old the statistics are. */
    private static final String PLAN =
            "SET enable_seqscan = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan";

    private final Map<Integer, Long> seen = new HashMap<>();
    private final IdMark mark = new IdMark();
    private final Connection connection;
    private final Thread thread;
    private Latencies gaps = new Latencies();
    private boolean closed;
    private @Nullable Exception failure;

    private Arrivals(Connection connection) {
        this.connection = connection;
        this.thread = new Thread(this::run, "arrivals");
    }

    /** @param tables empty, with ids from 1 on */
    static Arrivals in(Tables tables) {
        try {
            Arrivals arrivals = new Arrivals(tables.connect());
            arrivals.thread.start();
            return arrivals;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return whether all are there now, at the latest at that {@link System#nanoTime} */
    synchronized boolean await(Supply.Batch postings, long deadline) {
        for (int posting = postings.first(); posting < postings.end(); posting++) {
            while (!seen.containsKey(posting)) {
                if (failure != null) {
                    throw new IllegalStateException("cannot look for rows", failure);
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                sleep(left);
            }
        }
        return true;
    }

    /** @return when that posting, which must be there, was seen, as in {@link System#nanoTime} */
    synchronized long seen(int posting) {
        Long nanos = seen.get(posting);
        if (nanos == null) {
            throw new IllegalArgumentException(posting + " is not there");
        }
        return nanos;
    }

    /** Before a measurement: nothing is under way. */
    synchronized void settle() {
        mark.settle();
        gaps = new Latencies();
    }

    /** From each answer to the next, since {@link #settle}: how exact the times are. */
    synchronized double gapMillis(double percentile) {
        return gaps.millis(percentile);
    }

    private void run() {
        try (Statement plan = connection.createStatement()) {
            plan.execute(PLAN);
            try (PreparedStatement question = connection.prepareStatement(SQL)) {
                long before = System.nanoTime();
                while (!isClosed()) {
                    before = ask(question, before);
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            fail(e);
        }
    }

    /** @return when the answer had come */
    private long ask(PreparedStatement question, long before) throws SQLException {
        question.setLong(1, after());
        // The driver reads all rows before it returns.
        try (ResultSet rows = question.executeQuery()) {
            long now = System.nanoTime();
            take(rows, now, now - before);
            return now;
        }
    }

    private synchronized void take(ResultSet rows, long now, long gap) throws SQLException {
        while (rows.next()) {
            seen.putIfAbsent(Postings.number(rows.getString(1)), now);
            mark.saw(rows.getLong(2));
        }
        gaps.record(gap);
        notifyAll();
    }

    private synchronized long after() {
        return mark.after();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void fail(Exception e) {
        failure = e;
        notifyAll();
    }

    private void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try (connection) {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
