package com.workwise.ingest.api.deadletters.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.deadletters.LedgerApi;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RetentionIT {

    private LedgerApi api;

    @BeforeAll
    void start() {
        api = LedgerApi.start();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void removesWhatWasSettledLongAgoAndNothingElse() {
        letters("resolved", "2 hours", 2_500);
        letters("discarded", "2 hours", 3);
        letters("resolved", "30 minutes", 4);
        letters("open", null, 5);
        letters("parked", null, 6);
        letters("replaying", null, 7);
        api.sql("INSERT INTO discards (id, state, actor, request_id, reason, selection, total, created_at)"
                + " SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'discarded', 'a', 'r', 'why', '{}', 1,"
                + " now() - interval '3 hours' FROM generate_series(1, 2) n");
        api.sql("UPDATE dead_letters SET discard_id = '00000000-0000-0000-0000-000000000001' WHERE state = 'open'");
        for (String state : new String[] {"completed", "stopped", "cancelled", "running", "paused"}) {
            replay(state, "2 hours");
        }
        replay("completed", "30 minutes");

        Long removed = new Retention(api.connections(), Duration.ofHours(1), Duration.ofSeconds(20))
                .run()
                .block(Duration.ofSeconds(30));

        assertThat(api.sql("SELECT string_agg(state || ':' || n, ' ' ORDER BY state)"
                        + " FROM (SELECT state, count(*) AS n FROM dead_letters GROUP BY 1) c"))
                .isEqualTo("open:5 parked:6 replaying:7 resolved:4");
        assertThat(api.sql("SELECT count(*) FROM dead_letter_events")).isEqualTo("22");
        assertThat(api.sql("SELECT string_agg(state, ' ' ORDER BY state) FROM replays"))
                .isEqualTo("completed paused running");
        assertThat(api.sql("SELECT count(*) FROM replay_items")).isEqualTo("3600");
        assertThat(api.sql("SELECT string_agg(id::text, ' ') FROM discards")).endsWith("1");
        assertThat(removed).isEqualTo(2_503 + 3 * 1_200 + 3 + 1);
    }

    private void letters(String state, @Nullable String settledAgo, int count) {
        api.sql("""
                WITH made AS (INSERT INTO dead_letters (id, state, format, letter_topic, letter_partition, letter_offset,
                    origin_topic, origin_partition, origin_offset, origin_timestamp, headers, source, stage, class, code,
                    reasons, attempts, first_failed_at, last_failed_at, target_topic, settled_at)
                SELECT gen_random_uuid(), '%s', 'workwise', 't', 0, n, 't', 0, n, 0, '[]', 's', 'CHECK', 'c', 'c', '[]', 1,
                    now() - interval '1 year', now() - interval '1 year', 't', now() - %s
                FROM generate_series(1, %d) n RETURNING id)
                INSERT INTO dead_letter_events (letter_id, kind) SELECT id, 'failed' FROM made""".formatted(state, settledAgo == null ? "NULL::interval" : "interval '" + settledAgo + "'", count));
    }

    private void replay(String state, String endedAgo) {
        boolean ended = !state.equals("running") && !state.equals("paused");
        api.sql("""
                WITH made AS (INSERT INTO replays (id, state, target_topic, actor, request_id, selection, edits, rate,
                    canary, max_failure_share, total, created_at, ended_at)
                SELECT gen_random_uuid(), '%s', gen_random_uuid()::text, 'a', 'r', '{}', '[]', 1, false, 0, 1200,
                    now() - interval '1 year', %s RETURNING id)
                INSERT INTO replay_items (replay_id, position, letter_id)
                SELECT id, n, gen_random_uuid() FROM made, generate_series(1, 1200) n""".formatted(state, ended ? "now() - interval '" + endedAgo + "'" : "NULL"));
    }
}
