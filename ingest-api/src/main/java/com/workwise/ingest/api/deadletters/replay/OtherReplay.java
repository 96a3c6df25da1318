package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.Sql;
import io.r2dbc.spi.Connection;
import java.util.EnumSet;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** The replay that keeps others from its topic. */
final class OtherReplay {

    private static final String ACTIVE = """
            SELECT id::text AS id FROM replays WHERE target_topic = $1 AND state = ANY($2)""";

    private OtherReplay() {}

    /** @return the refusal that names it */
    static Mono<RuntimeException> of(Connection connection, String topic) {
        String[] active =
                ReplayState.texts(EnumSet.of(ReplayState.AWAITING_APPROVAL, ReplayState.RUNNING, ReplayState.PAUSED));
        return Sql.query(connection, ACTIVE, row -> String.valueOf(row.get("id", String.class)), topic, active)
                .next()
                .defaultIfEmpty("")
                .map(other -> Problem.of(
                                HttpStatus.CONFLICT,
                                "replay_running",
                                "Another replay to " + topic
                                        + " is not over: one at a time. Wait for it, or cancel it.")
                        .with("replayId", other)
                        .asException());
    }
}
