package com.workwise.ingest.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The ledger of our own dead letters, which two processes write at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerIT {

    private LedgerApi api;
    private LedgerApi second;
    private OwnLetters letters;

    @BeforeAll
    void start() {
        api = LedgerApi.start();
        second =
                LedgerApi.start(api.database(), LedgerApi.GROUP + api.database().name() + "-2");
        letters = new OwnLetters(api);
    }

    @AfterAll
    void stop() {
        second.close();
        api.close();
        letters.close();
    }

    @Test
    void writesALetterOnceHoweverOftenItComes() {
        String id = letters.write(100, 1, "once");
        letters.write(100, 1, "once");
        letters.write(100, 1, "once");
        settle();
        JsonNode entry = api.entry(id, "open");
        assertThat(entry.path("attempts").asInt()).isOne();
        assertThat(kinds(entry)).containsExactly("failed");
        assertThat(entry.path("firstFailedAt").asString()).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(entry.path("history").path(0).path("actor").asString()).isEqualTo("worker-1");
    }

    @Test
    void opensAnEntryAgainWhenItsRecordFailsAgain() {
        String id = letters.write(200, 1, "first");
        letters.write(200, 2, "second");
        letters.write(200, 1, "late");
        settle();
        JsonNode entry = api.entry(id, "open");
        assertThat(entry.path("attempts").asInt()).isEqualTo(2);
        assertThat(entry.path("code").asString()).isEqualTo("second");
        assertThat(entry.path("reasons").path(0).path("code").asString()).isEqualTo("second");
        assertThat(entry.path("firstFailedAt").asString()).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(entry.path("lastFailedAt").asString()).isEqualTo("2026-03-01T12:02:00Z");
        assertThat(kinds(entry)).containsExactly("failed", "failed");
        assertThat(entry.path("history").path(0).path("detail").path("code").asString())
                .isEqualTo("first");
    }

    @Test
    void parksWhatFailedFiveTimes() {
        String id = letters.write(300, 4, "again");
        settle();
        api.entry(id, "open");
        letters.write(300, 5, "again");
        settle();
        JsonNode entry = api.entry(id, "parked");
        assertThat(entry.path("history").path(1).path("detail").path("state").asString())
                .isEqualTo("parked");
        assertThat(api.list("key=key-300")).hasSize(1);
        assertThat(api.post(LedgerApi.PATH + "/replays", "{\"filter\":{\"key\":\"key-300\"}}")
                        .code())
                .isEqualTo("nothing_selected");
    }

    @Test
    void leavesResolvedLettersResolvedAndOpensThoseThatWereOnlyHandedOver() {
        String stored = letters.write(400, 1, "x");
        String handedOver = letters.write(401, 1, "x");
        settle();
        api.sql("UPDATE dead_letters SET state = 'resolved', settled_at = now(), outcome = CASE origin_offset"
                + " WHEN 400 THEN 'inserted' ELSE 'handed_over' END WHERE origin_offset IN (400, 401)");
        letters.write(400, 1, "x");
        letters.write(400, 2, "x");
        letters.write(401, 1, "x");
        settle();
        api.entry(handedOver, "resolved");
        letters.write(401, 2, "x");
        settle();
        JsonNode entry = api.entry(stored, "resolved");
        assertThat(entry.path("outcome").asString()).isEqualTo("inserted");
        assertThat(entry.path("settledAt").isNull()).isFalse();
        JsonNode again = api.entry(handedOver, "open");
        assertThat(again.path("outcome").isNull()).isTrue();
        assertThat(again.path("settledAt").isNull()).isTrue();
    }

    @Test
    void discardsAndRestores() {
        String open = letters.write(500, 1, "discard-me");
        String parked = letters.write(501, 5, "discard-me");
        settle();
        String body = "{\"filter\":{\"code\":\"discard-me\"},\"reason\":\"a test\"%s}";
        LedgerAnswer tried = api.post(LedgerApi.PATH + "/discards", body.formatted(",\"dryRun\":true"));
        assertThat(tried.text()).contains("\"total\":2");
        assertThat(api.entry(open, "open").path("discardId").isNull()).isTrue();

        LedgerAnswer discarded = api.post(LedgerApi.PATH + "/discards", body.formatted(""));
        assertThat(discarded.status()).isEqualTo(201);
        assertThat(discarded.json().path("total").asInt()).isEqualTo(2);
        assertThat(discarded.json().path("actor").asString()).isEqualTo("ALL");
        letters.write(500, 2, "discard-me");
        settle();
        JsonNode entry = api.entry(open, "discarded");
        assertThat(entry.path("attempts").asInt()).isEqualTo(2);
        assertThat(entry.path("discardReason").asString()).isEqualTo("a test");
        assertThat(api.list("code=discard-me")).isEmpty();
        assertThat(api.post(LedgerApi.PATH + "/discards", body.formatted("")).code())
                .isEqualTo("nothing_selected");

        String restore =
                LedgerApi.PATH + "/discards/" + discarded.json().path("id").asString() + "/restore";
        assertThat(api.post(restore, "").json().path("state").asString()).isEqualTo("restored");
        assertThat(kinds(api.entry(open, "open"))).containsExactly("failed", "failed", "discarded", "restored");
        assertThat(api.entry(parked, "parked").path("settledAt").isNull()).isTrue();
        assertThat(api.post(restore, "").code()).isEqualTo("wrong_state");
    }

    @Test
    void isBuiltAgainFromTheTopic() {
        String id = letters.write(600, 1, "rebuilt");
        letters.write(600, 2, "rebuilt");
        settle();
        String before = everything();
        assertThat(rebuild().path("added").asLong()).isZero();
        assertThat(everything()).isEqualTo(before);

        api.sql("UPDATE dead_letters SET state = 'open', outcome = NULL, settled_at = NULL, discard_id = NULL");
        String opened = everything();
        api.sql("TRUNCATE dead_letters, dead_letter_events");
        JsonNode rebuild = rebuild();
        assertThat(rebuild.path("state").asString()).isEqualTo("completed");
        assertThat(rebuild.path("read").asLong())
                .isEqualTo(rebuild.path("total").asLong())
                .isGreaterThanOrEqualTo(2);
        // Parked ones are parked again.
        api.sql("UPDATE dead_letters SET state = 'open'");
        assertThat(everything()).isEqualTo(opened);
        assertThat(kinds(api.show(id))).containsExactly("failed", "failed");
        assertThat(second.get(LedgerApi.PATH + "/rebuilds/" + rebuild.path("id").asString())
                        .code())
                .isEqualTo("rebuild_not_found");
    }

    @Test
    void givesEveryLetterOnceOverAllPagesWhileNewOnesCome() {
        List<String> written = LongStream.range(700, 730)
                .mapToObj(at -> letters.write(at, 1, "paged"))
                .toList();
        settle();
        List<String> listed = new ArrayList<>();
        String cursor = "";
        long next = 730;
        while (!cursor.equals("null")) {
            JsonNode page =
                    api.get(LedgerApi.PATH + "?code=paged&limit=7" + cursor).json();
            page.path("items")
                    .values()
                    .forEach(item -> listed.add(item.path("id").asString()));
            cursor = page.path("next").isNull()
                    ? "null"
                    : "&cursor=" + page.path("next").asString();
            letters.write(next++, 1, "paged");
            letters.write(next++, 1, "paged");
            settle();
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(written);
        assertThat(api.list("code=paged")).hasSize((int) (next - 700));
    }

    @Test
    void keepsItsHistory() {
        letters.write(800, 1, "kept");
        settle();
        assertThatThrownBy(() -> api.sql("UPDATE dead_letter_events SET actor = 'nobody'"))
                .hasMessageContaining("dead_letter_events is append-only");
    }

    /** By both processes. */
    private void settle() {
        letters.settle("", "-2");
    }

    private JsonNode rebuild() {
        String id = api.post(LedgerApi.PATH + "/rebuilds", "").json().path("id").asString();
        assertThat(UUID.fromString(id)).isNotNull();
        return LedgerApi.eventually("the rebuild ends", () -> {
            JsonNode rebuild = api.get(LedgerApi.PATH + "/rebuilds/" + id).json();
            return rebuild.path("state").asString().equals("running") ? null : rebuild;
        });
    }

    /** All that the topic tells of the letters. */
    private String everything() {
        return api.sql("SELECT string_agg(concat_ws(',', id, state, attempts, code, reasons, key_text, source,"
                + " encode(record_value, 'hex'), encode(headers, 'hex'), first_failed_at, last_failed_at,"
                + " letter_offset, target_topic), ';' ORDER BY id) FROM dead_letters");
    }

    private static List<String> kinds(JsonNode letter) {
        return letter.path("history").values().stream()
                .map(event -> event.path("kind").asString())
                .toList();
    }
}
