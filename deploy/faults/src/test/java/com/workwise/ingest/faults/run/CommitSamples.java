package com.workwise.ingest.faults.run;

import com.workwise.ingest.faults.run.Held.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the committed offsets all the time, and then at once whether all before them is in the database or on the
 * dead-letter topic. The offsets are read first, so what is found can only be better than it was.
 */
public final class CommitSamples implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int ANSWER_SECONDS = 2;

    private final Scene scene;
    private final Truth truth;
    private final Tail raw;
    private final Tail dead;
    private final Admin admin;
    private final Map<Integer, Long> committed = new HashMap<>();
    private final Map<Integer, Long> verified = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "commit-samples");
    private @Nullable Connection connection;
    private int records;
    private volatile long sum;
    private volatile int partitions;
    private volatile boolean stopped;

    CommitSamples(Scene scene, Truth truth, Tail raw, Tail dead) {
        this.scene = scene;
        this.truth = truth;
        this.raw = raw;
        this.dead = dead;
        this.admin = scene.admin();
        thread.start();
    }

    private void run() {
        while (!stopped) {
            try {
                sample();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException brokerAway) {
                // Nothing is committed meanwhile, or the next sample sees it.
            } catch (SQLException databaseAway) {
                disconnect();
            }
            Wait.pause(INTERVAL);
        }
    }

    private void sample() throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        Map<Integer, Long> now = offsets();
        now.forEach((partition, offset) -> {
            Long before = committed.put(partition, offset);
            if (before != null && offset < before) {
                violations.add("offset of partition " + partition + " went back from " + before + " to " + offset);
            }
        });
        partitions = now.size();
        sum = now.values().stream().mapToLong(Long::longValue).sum();
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

    private Map<Integer, Long> offsets() throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(scene.raw)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(scene.raw) && offset != null) {
                        offsets.put(partition.partition(), offset.offset());
                    }
                });
        return offsets;
    }

    private void verify(List<Held> pending)
            throws InterruptedException, ExecutionException, TimeoutException, SQLException {
        Set<String> ids = new HashSet<>();
        boolean letters = false;
        for (Held held : pending) {
            switch (held.sent().expectation()) {
                case Expectation.Stored stored -> ids.add(stored.id());
                case Expectation.Closed closed -> ids.add(closed.id());
                case Expectation.Dead expected -> {
                    ids.add(expected.id());
                    letters = true;
                }
            }
        }
        Map<String, Row> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            Row.of(connection(), ids).forEach(row -> rows.put(row.id(), row));
        }
        Set<String> origins = letters ? deadOrigins() : Set.of();
        List<Held> unsettled = unsettled(pending, rows, origins);
        if (!unsettled.isEmpty()) {
            // A row may show a version that was written after the tail was read; with that known, look again.
            catchUpToTheEnd();
            unsettled(unsettled, rows, origins)
                    .forEach(held -> violations.add(
                            "committed past " + held.place() + ", which is neither stored nor a dead letter"));
        }
    }

    private List<Held> unsettled(List<Held> pending, Map<String, Row> rows, Set<String> origins) {
        return pending.stream().filter(held -> !isSettled(held, rows, origins)).toList();
    }

    private void catchUpToTheEnd() throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, Long> ends = ends(scene.raw, raw.partitions());
        awaitTail(raw, ends);
        truth.catchUp(ends.keySet());
    }

    private boolean isSettled(Held held, Map<String, Row> rows, Set<String> origins) {
        return switch (held.sent().expectation()) {
            case Expectation.Dead expected ->
                origins.contains(held.place())
                        || (expected.mayBeSuperseded() && isNewer(rows.get(expected.id()), held));
            case Expectation.Closed closed -> isNewer(rows.get(closed.id()), held);
            case Expectation.Stored stored -> {
                Row row = rows.get(stored.id());
                yield isNewer(row, held) || (row != null && row.title().equals(stored.title()));
            }
        };
    }

    /**
     * Whether the row shows this version or a newer one. A title that the tail has not seen yet was written after what is
     * looked at; which version closed a row is not told by it.
     */
    private boolean isNewer(@Nullable Row row, Held held) {
        if (row == null || row.closed()) {
            return row != null;
        }
        Order shown = truth.newestOf(row.id(), row.title());
        return shown == null || shown.compareTo(held.order()) >= 0;
    }

    private Set<String> deadOrigins() throws InterruptedException, ExecutionException, TimeoutException {
        awaitTail(dead, ends(scene.dead, dead.partitions()));
        Set<String> origins = new HashSet<>();
        dead.all().forEach(letter -> origins.add(Letters.origin(letter)));
        return origins;
    }

    private Map<Integer, Long> ends(String topic, Set<Integer> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(each -> latest.put(new TopicPartition(topic, each), OffsetSpec.latest()));
        Map<Integer, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        return ends;
    }

    private static void awaitTail(Tail tail, Map<Integer, Long> ends) throws TimeoutException {
        long deadline = System.nanoTime() + Duration.ofSeconds(ANSWER_SECONDS).toNanos();
        for (Map.Entry<Integer, Long> end : ends.entrySet()) {
            while (tail.position(end.getKey()) < end.getValue()) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("the tail is behind");
                }
                Wait.pause(Duration.ofMillis(10));
            }
        }
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

    /** As {@link #committed}, asked now. */
    long committedNow() {
        try {
            return offsets().values().stream().mapToLong(Long::longValue).sum();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

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
        admin.close();
    }
}
