package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Sql;
import com.workwise.ingest.api.deadletters.Operator;
import io.r2dbc.spi.Connection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a replay, and who did it. */
final class ReplayEvents {

    private static final String INSERT = """
            INSERT INTO replay_events (replay_id, kind, actor, request_id, detail) VALUES ($1, $2, $3, $4, $5::jsonb)""";

    private final JsonMapper json;

    ReplayEvents(JsonMapper json) {
        this.json = json;
    }

    Mono<Long> add(Connection connection, UUID id, String kind, Operator operator, Map<String, ?> detail) {
        return Sql.update(
                connection,
                INSERT,
                id,
                kind,
                operator.name(),
                operator.requestId().value(),
                json.writeValueAsString(detail));
    }
}
