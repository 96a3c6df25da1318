package com.workwise.ingest.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What operators may do with a replay, and when it acts by itself; its letters' workers are rows only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayActsIT {

    private static final String REPLAYS = LedgerApi.PATH + "/replays";

    private LedgerApi api;

    @BeforeAll
    void start() {
        api = LedgerApi.start("--ingest.api.dead-letters.approval-from=3", "--ingest.api.dead-letters.most-selected=4");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @BeforeEach
    void empty() {
        api.sql("TRUNCATE dead_letters, dead_letter_events, replays, replay_items, replay_events, workers");
    }

    @Test
    void aLargeOneWaitsForAnotherOperator() {
        letters(3, "'{}'");
        LedgerAnswer begun = api.post(REPLAYS, "{\"filter\":{}}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().path("state").asString()).isEqualTo("awaiting_approval");
        String approve = REPLAYS + "/" + begun.json().path("id").asString() + "/approve";

        LedgerAnswer own = api.post(approve, "");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.code()).isEqualTo("second_operator_needed");
        assertThat(api.send("POST", approve, LedgerKey.READ, "").code()).isEqualTo("forbidden");
        LedgerAnswer approved = api.send("POST", approve, LedgerKey.REPLAY, "");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("state").asString()).isEqualTo("running");
        assertThat(approved.json().path("approvedBy").asString()).isEqualTo("REPLAY");
        assertThat(api.send("POST", approve, LedgerKey.REPLAY, "").code()).isEqualTo("wrong_state");
    }

    @Test
    void waitsForAWorkerAndCanBeHeldAndEnded() {
        letters(2, "'{}'");
        String id = begin("{\"filter\":{}}");
        until(id, replay -> replay.path("stateReason").asString("").equals("no worker is alive"));
        LedgerAnswer second = api.send("POST", REPLAYS, LedgerKey.REPLAY, "{\"filter\":{}}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("replayId").asString()).isEqualTo(id);

        assertThat(act(id, "resume").code()).isEqualTo("wrong_state");
        assertThat(act(id, "pause").json().path("state").asString()).isEqualTo("paused");
        assertThat(act(id, "resume").json().path("state").asString()).isEqualTo("running");
        JsonNode cancelled = act(id, "cancel").json();
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.path("counts").path("cancelled").asInt()).isEqualTo(2);
        assertThat(cancelled.path("history").findValuesAsString("kind"))
                .containsExactly("created", "paused", "resumed", "cancelled");
        assertThat(api.sql("SELECT count(*) FROM dead_letters WHERE state = 'open'"))
                .isEqualTo("2");
        assertThat(begin("{\"filter\":{}}")).isNotEqualTo(id);
    }

    @Test
    void stopsItselfWhenAWorkersCircuitOpens() {
        letters(2, "'{}'");
        worker("open");
        JsonNode stopped = api.replay("{\"filter\":{}}");
        assertThat(stopped.path("state").asString()).isEqualTo("stopped");
        assertThat(stopped.path("stateReason").asString()).contains("circuit");
        assertThat(stopped.path("counts").path("waiting").asInt()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatItsEditsDoNotFit() {
        letters(2, "NULL");
        worker("closed");
        JsonNode ended =
                api.replay("{\"filter\":{},\"edits\":[{\"op\":\"mergePatch\",\"patch\":{\"title\":\"Baker\"}}]}");
        assertThat(ended.path("state").asString()).isEqualTo("completed");
        assertThat(ended.path("counts").path("skipped").asInt()).isEqualTo(2);
        assertThat(ended.path("failures").path(0).path("code").asString()).isEqualTo("not_editable");
        JsonNode letter = api.list("state=open").getFirst();
        assertThat(api.show(letter.path("id").asString()).path("history").findValuesAsString("kind"))
                .containsExactly("replaying", "released");
    }

    @Test
    void refusesMoreThanIsAllowedAtATime() {
        letters(5, "'{}'");
        LedgerAnswer refused = api.post(REPLAYS, "{\"filter\":{}}");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("selected").asInt()).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNotWhatTheOperatorSaw() {
        letters(2, "'{}'");
        LedgerAnswer replay = api.post(REPLAYS, "{\"filter\":{},\"expectedTotal\":1}");
        assertThat(replay.status()).isEqualTo(409);
        assertThat(replay.code()).isEqualTo("selection_changed");
        assertThat(api.sql("SELECT count(*) FROM replays")).isEqualTo("0");
        String discards = LedgerApi.PATH + "/discards";
        assertThat(api.post(discards, "{\"filter\":{},\"reason\":\"x\",\"expectedTotal\":3}")
                        .code())
                .isEqualTo("selection_changed");
        assertThat(api.sql("SELECT count(*) FROM dead_letters WHERE state = 'open'"))
                .isEqualTo("2");
        assertThat(api.post(discards, "{\"filter\":{},\"reason\":\"x\",\"expectedTotal\":2}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theSameRequestAgainIsTheSameReplay() {
        letters(1, "'{}'");
        String again = "{\"filter\":{},\"rate\":7}";
        LedgerAnswer first = api.send("POST", REPLAYS, LedgerKey.ALL, again, "Idempotency-Key", "night-1");
        LedgerAnswer second = api.send("POST", REPLAYS, LedgerKey.ALL, again, "Idempotency-Key", "night-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    }

    private String begin(String body) {
        LedgerAnswer begun = api.post(REPLAYS, body);
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.json().path("id").asString();
    }

    private LedgerAnswer act(String id, String act) {
        return api.post(REPLAYS + "/" + id + "/" + act, "");
    }

    private void until(String id, Predicate<JsonNode> there) {
        JsonNode unused = LedgerApi.eventually("replay " + id, () -> {
            JsonNode replay = api.get(REPLAYS + "/" + id).json();
            return there.test(replay) ? replay : null;
        });
    }

    /** @param value SQL for the records' values */
    private void letters(int count, String value) {
        api.sql("""
                INSERT INTO dead_letters (id, format, letter_topic, letter_partition, letter_offset, origin_topic,
                    origin_partition, origin_offset, origin_timestamp, record_value, headers, source, stage, class, code,
                    reasons, attempts, first_failed_at, last_failed_at, target_topic)
                SELECT gen_random_uuid(), 'workwise', 'dead', 0, n, 'raw', 0, n, 1, %s, '[]', 'test', 'CHECK', 'invalid',
                    'title.required', '[]', 1, now(), now(), '%s'
                FROM generate_series(1, %d) n""".formatted(value, api.replayTopic(), count));
    }

    private void worker(String circuit) {
        api.sql("""
                INSERT INTO workers VALUES (gen_random_uuid(), 'w', now(), now() + interval '1 hour', '%s', NULL, 0, 0, '{}')""".formatted(circuit));
    }
}
