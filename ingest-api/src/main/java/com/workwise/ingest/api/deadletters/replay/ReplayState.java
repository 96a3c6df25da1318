package com.workwise.ingest.api.deadletters.replay;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Where a replay stands. */
enum ReplayState {
    /** Too large for one operator alone. */
    AWAITING_APPROVAL,
    RUNNING,
    PAUSED,
    /** By itself; it can be resumed, but another may begin. */
    STOPPED,
    CANCELLED,
    COMPLETED;

    /** As in the database and in JSON. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplayState of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    static String[] texts(Set<ReplayState> states) {
        return states.stream().map(ReplayState::text).toArray(String[]::new);
    }
}
