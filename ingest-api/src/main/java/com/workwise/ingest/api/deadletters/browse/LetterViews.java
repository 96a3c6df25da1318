package com.workwise.ingest.api.deadletters.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What clients see of dead letters. */
final class LetterViews {

    private LetterViews() {}

    /** @param timestamp null = nobody told it */
    record Origin(
            String topic,
            int partition,
            long offset,
            @Nullable Instant timestamp) {}

    record Place(String topic, int partition, long offset) {}

    /**
     * A line of a list.
     *
     * @param bytes of the value
     */
    record Item(
            UUID id,
            String state,
            String stage,
            @JsonProperty("class") String fault,
            String code,
            JsonNode reasons,
            String source,
            @Nullable String key,
            int attempts,
            Instant firstFailedAt,
            Instant lastFailedAt,
            Origin origin,
            @Nullable UUID batchId,
            @Nullable String client,
            @Nullable String outcome,
            @Nullable Instant settledAt,
            int bytes) {}

    /** @param text null when the bytes are not UTF-8 */
    record Bytes(@Nullable String text, @Nullable String base64, int bytes) {}

    record HeaderView(
            String name, @Nullable String text, @Nullable String base64) {}

    record Event(
            Instant at,
            String kind,
            @Nullable String actor,
            @Nullable String requestId,
            JsonNode detail) {}

    /** @param history null = not asked for */
    record Whole(
            @JsonUnwrapped Item item,
            String format,
            Place letter,
            String targetTopic,
            @Nullable String worker,
            @Nullable String requestId,
            @Nullable Integer batchIndex,
            @Nullable UUID replayId,
            @Nullable UUID discardId,
            @Nullable String discardReason,
            Bytes value,
            Bytes rawKey,
            List<HeaderView> headers,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Event> history) {}

    /** @param next null = there is no more */
    record Page(List<Item> items, @Nullable String next) {}

    /** @param example the newest one */
    record Group(
            String stage, String code, String source, long count, Instant firstSeen, Instant lastSeen, UUID example) {}

    /** @param before when the first of them goes; null = none does within the warning time */
    record Expiring(long count, @Nullable Instant before) {}

    /** @param states of all letters that the filter's other terms select */
    record Summary(long total, Map<String, Long> states, List<Group> groups, boolean moreGroups, Expiring expiring) {}
}
