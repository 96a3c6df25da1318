package com.workwise.ingest.api.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerRolesIT {

    private LedgerApi api;

    @BeforeAll
    void start() {
        api = LedgerApi.start();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', READ",
        "GET, /summary, READ",
        "GET, /export, READ",
        "GET, /01930000-0000-7000-8000-000000000000, READ",
        "GET, /replays, READ",
        "GET, /replays/01930000-0000-7000-8000-000000000000, READ",
        "GET, /discards, READ",
        "GET, /discards/01930000-0000-7000-8000-000000000000, READ",
        "GET, /rebuilds/01930000-0000-7000-8000-000000000000, READ",
        "POST, /replays, REPLAY",
        "POST, /replays/01930000-0000-7000-8000-000000000000/pause, REPLAY",
        "POST, /replays/01930000-0000-7000-8000-000000000000/resume, REPLAY",
        "POST, /replays/01930000-0000-7000-8000-000000000000/cancel, REPLAY",
        "POST, /replays/01930000-0000-7000-8000-000000000000/approve, REPLAY",
        "POST, /rebuilds/x, REPLAY",
        "POST, /discards, DISCARD",
        "POST, /discards/01930000-0000-7000-8000-000000000000/restore, DISCARD"
    })
    void servesOnlyKeysThatHaveTheRole(String method, String path, LedgerKey role) {
        for (LedgerKey key : LedgerKey.values()) {
            LedgerAnswer answer = api.send(method, LedgerApi.PATH + path, key, method.equals("GET") ? null : "{}");
            if (key == role || key == LedgerKey.ALL) {
                assertThat(answer.status()).as("%s", key).isNotIn(401, 403).isLessThan(500);
            } else {
                assertThat(answer.status()).as("%s", key).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("forbidden");
            }
        }
        LedgerAnswer without = api.send(method, LedgerApi.PATH + path, null, method.equals("GET") ? null : "{}");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.code()).isEqualTo("unauthorized");
    }
}
