package com.workwise.ingest.ctl.select;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The filter's options, the same for every command. */
public final class Filter {

    private static final List<String> STATES = List.of("open", "replaying", "resolved", "discarded", "parked", "any");
    private static final List<String> STAGES = List.of("DECODE", "CHECK", "STORE", "FOREIGN");

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "open, replaying, parked, resolved, discarded, or any; several with commas.")
    private @Nullable List<String> states;

    @Option(names = "--stage", paramLabel = "STAGE", description = "Where it failed: DECODE, CHECK, STORE or FOREIGN.")
    private @Nullable String stage;

    @Option(names = "--code", paramLabel = "CODE", description = "The cause, e.g. title.too_short.")
    private @Nullable String code;

    @Option(names = "--class", paramLabel = "CLASS", description = "The class of failure, as `dlq show` tells it.")
    private @Nullable String type;

    @Option(names = "--source", paramLabel = "SOURCE", description = "Where the posting is from.")
    private @Nullable String source;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic the record first came from.")
    private @Nullable String topic;

    @Option(names = "--key", paramLabel = "KEY", description = "The record's key (externalId), exactly.")
    private @Nullable String key;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Last failed since: 2h, 7d, 2026-11-21 or ISO 8601 (UTC).")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Last failed before.")
    private @Nullable String until;

    @Option(names = "--min-attempts", paramLabel = "N", description = "Failed at least so often.")
    private @Nullable Integer minAttempts;

    @Option(names = "--max-attempts", paramLabel = "N", description = "Failed at most so often.")
    private @Nullable Integer maxAttempts;

    @Option(names = "--batch", paramLabel = "ID", description = "Came with that HTTP batch.")
    private @Nullable UUID batch;

    @Option(names = "--replay", paramLabel = "ID", description = "Sent by that replay.")
    private @Nullable UUID replay;

    /** By the API's names. */
    private Map<String, Object> values(Clock clock) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "state", state());
        put(values, "stage", stage());
        put(values, "code", code);
        put(values, "class", type);
        put(values, "source", source);
        put(values, "topic", topic);
        put(values, "key", key);
        put(values, "from", since == null ? null : When.parse(since, clock));
        put(values, "to", until == null ? null : When.parse(until, clock));
        put(values, "minAttempts", minAttempts);
        put(values, "maxAttempts", maxAttempts);
        put(values, "batch", batch);
        put(values, "replay", replay);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private @Nullable String state() {
        return states == null
                ? null
                : states.stream().map(state -> known(state, STATES)).collect(Collectors.joining(","));
    }

    private @Nullable String stage() {
        return stage == null ? null : known(stage, STAGES);
    }

    private static String known(String word, List<String> words) {
        return words.stream()
                .filter(candidate -> candidate.equals(word.strip().toUpperCase(Locale.ROOT))
                        || candidate.equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Failure.misuse("\"" + word + "\" is none of " + String.join(", ", words), "Use one of them."));
    }

    /** Whether only the state, or nothing at all, narrows it. */
    boolean isEverything() {
        return Stream.of(stage, code, type, source, topic, key, since, until, minAttempts, maxAttempts, batch, replay)
                .allMatch(Objects::isNull);
    }

    boolean isEmpty() {
        return states == null && isEverything();
    }

    boolean isUnsettled() {
        return states == null || states.stream().allMatch(state -> state.equals("open") || state.equals("parked"));
    }

    public Query query(Clock clock) {
        Query query = new Query();
        values(clock).forEach(query::put);
        return query;
    }

    ObjectNode body(Clock clock) {
        ObjectNode body = Json.object();
        values(clock).forEach((name, value) -> {
            if (value instanceof Integer number) {
                body.put(name, number);
            } else {
                body.put(name, value.toString());
            }
        });
        return body;
    }
}
