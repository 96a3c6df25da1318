package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.rules.CheckPolicy;
import io.r2dbc.spi.Connection;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the checks are configured by.
 *
 * @param origin {@code workers} or {@code defaults}
 */
record WorkerPolicy(CheckPolicy policy, String origin) {

    static final WorkerPolicy DEFAULTS =
            new WorkerPolicy(new CheckPolicy(ValidationLevel.MODERATE, Map.of(), Duration.ofHours(24)), "defaults");

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    /** The latest start: while workers are replaced by others, the others count. */
    private static final String SELECT = """
            SELECT check_policy::text AS policy FROM workers WHERE seen_at > now() - interval '30 seconds'
            ORDER BY started_at DESC, id LIMIT 1""";

    static Mono<WorkerPolicy> current(Database database) {
        return database.run(LIMIT, WorkerPolicy::select)
                .map(json -> read(json).map(policy -> new WorkerPolicy(policy, "workers")))
                .defaultIfEmpty(Optional.empty())
                .map(policy -> policy.orElse(DEFAULTS));
    }

    private static Mono<String> select(Connection connection) {
        return Flux.from(connection.createStatement(SELECT).execute())
                .concatMap(result -> result.map(row -> row.get("policy", String.class)))
                .singleOrEmpty();
    }

    /** @return empty for what another version of the worker wrote and this one cannot read */
    static Optional<CheckPolicy> read(String json) {
        try {
            JsonNode told = JSON.readTree(json);
            Map<String, ValidationLevel> levels = new HashMap<>();
            for (Map.Entry<String, JsonNode> level : told.path("levels").properties()) {
                levels.put(level.getKey(), level(level.getValue()));
            }
            return Optional.of(new CheckPolicy(
                    level(told.path("level")),
                    levels,
                    Duration.parse(told.path("clockSkew").asString())));
        } catch (JacksonException | DateTimeException | IllegalArgumentException | IllegalStateException unreadable) {
            return Optional.empty();
        }
    }

    private static ValidationLevel level(JsonNode name) {
        return ValidationLevel.parse(name.asString())
                .orElseThrow(() -> new IllegalArgumentException("no validation level"));
    }
}
