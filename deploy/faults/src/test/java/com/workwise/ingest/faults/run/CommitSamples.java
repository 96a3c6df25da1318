package com.workwise.ingest.faults.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the committed offsets all the time, and then at once whether all before them is in the database or on the
 * dead-letter topic. The offsets are read first, so what is found can only be better than it was.
 */
public final class CommitSamples implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Scene scene;
    private final Broker broker;
    private final Truth truth;
    private final Tail raw;
    private final Tail dead;
    private final Map<Integer, Long> committed = new HashMap<>();
    private final Map<Integer, Long> verified = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "commit-samples");
    private @Nullable Connection connection;
    private int records;
    private volatile long sum;
    private volatile int partitions;
    private volatile boolean stopped;

    CommitSamples(Scene scene, Broker broker, Truth truth, Tail raw, Tail dead) {
        this.scene = scene;
        this.broker = broker;
        this.truth = truth;
        this.raw = raw;
        this.dead = dead;
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                sample();
            } catch (Broker.Away away) {
                // Nothing is committed meanwhile, or the next sample sees it.
            } catch (SQLException databaseAway) {
                disconnect();
            }
            Wait.pause(INTERVAL);
        }
    }

    private void sample() throws SQLException {
        Map<Integer, Long> now = broker.committed(scene.raw);
        now.forEach((partition, offset) -> {
            Long before = committed.put(partition, offset);
            if (before != null && offset < before) {
                violations.add("offset of partition " + partition + " went back from " + before + " to " + offset
                        + " by " + Instant.now() + "\n" + CommitLog.of(scene.kafka, scene.raw, partition));
            }
        });
        partitions = now.size();
        sum = Broker.sum(now);
        truth.catchUp(now.keySet());
        Map<Integer, Long> upTo = new HashMap<>();
        List<Held> pending = new ArrayList<>();
        now.forEach((partition, offset) -> {
            long end = Math.min(offset, truth.readUpTo(partition));
            upTo.put(partition, end);
            pending.addAll(truth.between(partition, verified.getOrDefault(partition, 0L), end));
        });
        if (!pending.isEmpty()) {
            verify(pending);
            records += pending.size();
        }
        verified.putAll(upTo);
    }

    private void verify(List<Held> pending) throws SQLException {
        List<Row> rows = Row.of(connection(), Settlement.postings(pending));
        Settlement settlement = new Settlement(truth, rows, deadOrigins(pending));
        List<Held> unsettled = settlement.unsettled(pending);
        if (!unsettled.isEmpty()) {
            // A row may show a version that was written after the tail was read; with that known, look again.
            Map<Integer, Long> ends = broker.ends(scene.raw);
            raw.awaitRead(ends);
            truth.catchUp(ends.keySet());
            settlement
                    .unsettled(unsettled)
                    .forEach(held -> violations.add(
                            "committed past " + held.place() + ", which is neither stored nor a dead letter"));
        }
    }

    private Set<String> deadOrigins(List<Held> pending) {
        if (pending.stream().noneMatch(held -> held.sent().expectation() instanceof Expectation.Dead)) {
            return Set.of();
        }
        dead.awaitRead(broker.ends(scene.dead));
        return dead.all().stream().map(Letters::origin).collect(Collectors.toUnmodifiableSet());
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = scene.jdbc();
        }
        return connection;
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyBroken) {
                // It is given up anyway.
            }
            connection = null;
        }
    }

    /** @return committed records in all partitions, as of the last sample */
    public long committed() {
        return sum;
    }

    /** @return those of which something is committed */
    int partitions() {
        return partitions;
    }

    public List<String> violations() {
        return violations;
    }

    /** @return how many records were looked for */
    public int records() {
        return records;
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
        disconnect();
    }
}
