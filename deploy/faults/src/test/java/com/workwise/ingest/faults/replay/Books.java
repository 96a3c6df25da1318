package com.workwise.ingest.faults.replay;

import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Tail;
import com.workwise.ingest.faults.run.Wait;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What table, ledger and topic hold when the replays are over. */
record Books(
        Map<String, Version> rows,
        List<Entry> entries,
        List<Item> items,
        List<Replay> replays,
        Map<Sending, Integer> sent) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String ROWS = "SELECT external_id, title, observed_at FROM jobs";

    private static final String ENTRIES = """
            SELECT d.id, key_text, origin_timestamp, state, outcome, attempts,
                count(e) FILTER (WHERE kind = 'resolved') AS resolved, count(e) FILTER (WHERE kind = 'failed') AS failed
            FROM dead_letters d LEFT JOIN dead_letter_events e ON e.letter_id = d.id GROUP BY d.id""";

    private static final String ITEMS = "SELECT replay_id, letter_id, state, outcome FROM replay_items";

    private static final String REPLAYS = """
            SELECT id, state, state_reason, total,
                (SELECT count(*) FROM replay_events e WHERE e.replay_id = r.id AND kind = r.state) AS told
            FROM replays r""";

    record Version(String title, Instant observed) {}

    /** @param failed how often its history tells that */
    record Entry(
            String id,
            String key,
            Instant observed,
            String state,
            @Nullable String outcome,
            int attempts,
            int resolved,
            int failed) {}

    record Item(
            String replay,
            String letter,
            String state,
            @Nullable String outcome) {}

    /** @param told how often its history tells of the state that it is in */
    record Replay(String id, String state, @Nullable String reason, int total, int told) {}

    record Sending(String replay, String letter) {}

    static Books of(Scene scene) {
        Map<String, Version> rows = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<Replay> replays = new ArrayList<>();
        try (Connection connection = scene.jdbc();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(ROWS);
            while (row.next()) {
                Instant observed = row.getObject(3, OffsetDateTime.class).toInstant();
                rows.put(row.getString(1), new Version(row.getString(2), observed));
            }
            ResultSet entry = statement.executeQuery(ENTRIES);
            while (entry.next()) {
                entries.add(new Entry(
                        entry.getString(1),
                        entry.getString(2),
                        Instant.ofEpochMilli(entry.getLong(3)),
                        entry.getString(4),
                        entry.getString(5),
                        entry.getInt(6),
                        entry.getInt(7),
                        entry.getInt(8)));
            }
            ResultSet item = statement.executeQuery(ITEMS);
            while (item.next()) {
                items.add(new Item(item.getString(1), item.getString(2), item.getString(3), item.getString(4)));
            }
            ResultSet replay = statement.executeQuery(REPLAYS);
            while (replay.next()) {
                replays.add(new Replay(
                        replay.getString(1),
                        replay.getString(2),
                        replay.getString(3),
                        replay.getInt(4),
                        replay.getInt(5)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Books(rows, entries, items, replays, sent(scene));
    }

    /** @return how often the topic holds each letter of each replay */
    private static Map<Sending, Integer> sent(Scene scene) {
        Map<Sending, Integer> sent = new HashMap<>();
        try (Tail tail = scene.replayed()) {
            long end = scene.replayedEnd();
            Wait.forTruth("the replays' topic is read", PATIENCE, () -> tail.position(0) >= end);
            for (ConsumerRecord<byte[], byte[]> each : tail.all()) {
                String replay = String.valueOf(Held.header(each, "workwise-dl-replay"));
                String letter = String.valueOf(Held.header(each, "workwise-dl-id"));
                sent.merge(new Sending(replay, letter), 1, Integer::sum);
            }
        }
        return sent;
    }
}
