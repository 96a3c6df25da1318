package com.workwise.ingest.api.deadletters.ledger;

import static com.workwise.ingest.api.Sql.required;

import com.workwise.ingest.Reason;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.HeadersJson;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries. Written again they change nothing; a record that failed again opens its entry again. */
final class Ledger {

    /**
     * A resolved entry stays so, unless all that is known is that somebody else's topic took the record; a discarded one
     * stays so, too. The event tells of the failure either way.
     */
    private static final String WRITE = """
            WITH letters AS (
                SELECT * FROM json_to_recordset($1::json) AS l (id uuid, format text, letter_topic text,
                    letter_partition integer, letter_offset bigint, origin_topic text, origin_partition integer,
                    origin_offset bigint, origin_timestamp bigint, record_key text, record_value text, headers text,
                    key_text text, source text, stage text, class text, code text, reasons jsonb, attempts integer,
                    failed_at timestamptz, worker text, client text, batch_id uuid, batch_index integer,
                    request_id text, target_topic text, replay uuid)),
            written AS (
                INSERT INTO dead_letters AS d (id, state, format, letter_topic, letter_partition, letter_offset,
                    origin_topic, origin_partition, origin_offset, origin_timestamp, record_key, record_value, headers,
                    key_text, source, stage, class, code, reasons, attempts, first_failed_at, last_failed_at, worker,
                    client, batch_id, batch_index, request_id, target_topic)
                SELECT id, CASE WHEN attempts >= $2 THEN 'parked' ELSE 'open' END, format, letter_topic,
                    letter_partition, letter_offset, origin_topic, origin_partition, origin_offset, origin_timestamp,
                    decode(record_key, 'base64'), decode(record_value, 'base64'), decode(headers, 'base64'),
                    key_text, source, stage, class, code, reasons, attempts, failed_at, failed_at, worker, client,
                    batch_id, batch_index, request_id, target_topic
                FROM letters ORDER BY id
                ON CONFLICT (id) DO UPDATE SET
                    state = CASE WHEN d.state = 'discarded' OR d.state = 'resolved' AND d.outcome <> 'handed_over'
                        THEN d.state ELSE excluded.state END,
                    outcome = CASE WHEN d.outcome <> 'handed_over' THEN d.outcome END,
                    settled_at = CASE WHEN d.state = 'discarded' OR d.outcome <> 'handed_over' THEN d.settled_at END,
                    letter_topic = excluded.letter_topic, letter_partition = excluded.letter_partition,
                    letter_offset = excluded.letter_offset, stage = excluded.stage, class = excluded.class,
                    code = excluded.code, reasons = excluded.reasons, attempts = excluded.attempts,
                    first_failed_at = least(d.first_failed_at, excluded.first_failed_at),
                    last_failed_at = greatest(d.last_failed_at, excluded.last_failed_at), worker = excluded.worker
                WHERE excluded.attempts > d.attempts
                RETURNING d.id, d.state),
            failed AS (
                UPDATE replay_items i SET state = 'failed', outcome = l.code
                FROM letters l JOIN written USING (id)
                WHERE i.replay_id = l.replay AND i.letter_id = l.id AND (i.state IN ('sending', 'sent')
                    OR i.state = 'passed' AND i.outcome = 'handed_over')),
            told AS (
                INSERT INTO dead_letter_events (letter_id, at, kind, actor, request_id, detail)
                SELECT l.id, l.failed_at, 'failed', l.worker, l.request_id, jsonb_build_object('state', w.state,
                    'stage', l.stage, 'class', l.class, 'code', l.code, 'reasons', l.reasons, 'attempts', l.attempts,
                    'letter', jsonb_build_object('topic', l.letter_topic, 'partition', l.letter_partition,
                        'offset', l.letter_offset))
                FROM letters l JOIN written w USING (id))
            SELECT count(*) AS written FROM written""";

    private final Database database;
    private final Duration timeout;
    private final int mostAttempts;
    private final JsonMapper json = JsonMapper.shared();

    Ledger(Database database, Duration timeout, int mostAttempts) {
        this.database = database;
        this.timeout = timeout;
        this.mostAttempts = mostAttempts;
    }

    /** All or nothing. @return how many entries were added or opened again */
    Mono<Long> write(List<Entry> entries) {
        return database.run(
                timeout,
                connection -> Sql.inTransaction(
                        connection,
                        timeout,
                        Flux.fromIterable(rounds(entries))
                                .concatMap(round -> write(connection, round))
                                .reduce(0L, Long::sum)));
    }

    private Mono<Long> write(Connection connection, List<Entry> round) {
        String letters = json.writeValueAsString(round.stream().map(Ledger::row).toList());
        return Sql.query(connection, WRITE, row -> required(row, "written", Long.class), letters, mostAttempts)
                .single();
    }

    /** One statement must not hold an entry twice. */
    private static List<List<Entry>> rounds(List<Entry> entries) {
        List<List<Entry>> rounds = new ArrayList<>();
        List<Entry> rest = entries;
        while (!rest.isEmpty()) {
            Map<UUID, Entry> round = new LinkedHashMap<>();
            List<Entry> later = new ArrayList<>();
            for (Entry entry : rest) {
                if (round.putIfAbsent(entry.id(), entry) != null) {
                    later.add(entry);
                }
            }
            rounds.add(List.copyOf(round.values()));
            rest = later;
        }
        return rounds;
    }

    private static Map<String, @Nullable Object> row(Entry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", entry.id());
        row.put("format", entry.format().name().toLowerCase(Locale.ROOT));
        row.put("letter_topic", entry.place().topic());
        row.put("letter_partition", entry.place().partition());
        row.put("letter_offset", entry.place().offset());
        row.put("origin_topic", entry.origin().topic());
        row.put("origin_partition", entry.origin().partition());
        row.put("origin_offset", entry.origin().offset());
        row.put("origin_timestamp", entry.origin().timestamp());
        row.put("record_key", base64(entry.key()));
        row.put("record_value", base64(entry.value()));
        row.put("headers", base64(HeadersJson.write(entry.headers())));
        row.put("key_text", entry.keyText());
        row.put("source", entry.source());
        row.put("stage", entry.failure().stage());
        row.put("class", entry.failure().fault());
        row.put("code", entry.failure().code());
        row.put(
                "reasons",
                entry.failure().reasons().stream().map(Ledger::reason).toList());
        row.put("attempts", entry.failure().attempts());
        row.put("failed_at", entry.failure().at().toString());
        row.put("worker", entry.failure().worker());
        row.put("client", entry.item() == null ? null : entry.item().client());
        row.put("batch_id", entry.item() == null ? null : entry.item().batch());
        row.put("batch_index", entry.item() == null ? null : entry.item().index());
        row.put("request_id", entry.requestId());
        row.put("target_topic", entry.targetTopic());
        row.put("replay", entry.replay());
        return row;
    }

    private static Map<String, String> reason(Reason reason) {
        return Map.of("code", reason.code(), "pointer", reason.pointer(), "message", reason.message());
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
