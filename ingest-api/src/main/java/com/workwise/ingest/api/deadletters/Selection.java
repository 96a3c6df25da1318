package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The letters that an act is about: named one by one, or by a filter. */
public sealed interface Selection {

    Conditions conditions();

    /** As it was asked for, for the record. */
    Map<String, Object> asked();

    /** How many letters the operator thinks it is; null = any number will do. */
    @Nullable
    Long expectedTotal();

    /** Refuses, with 409, what is not what the operator saw. */
    default void requireExpected(long total) {
        Long expected = expectedTotal();
        if (expected != null && expected != total) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "selection_changed",
                            total + " letters are selected now, not " + expected + ". Look again.")
                    .with("selected", total)
                    .asException();
        }
    }

    record Ids(List<UUID> ids, @Nullable Long expectedTotal) implements Selection {

        private static final int MOST = 10_000;

        @Override
        public Conditions conditions() {
            return new Conditions().and("id = ANY(?)", ids.toArray(UUID[]::new));
        }

        @Override
        public Map<String, Object> asked() {
            return Map.of("ids", ids);
        }
    }

    record Filtered(LetterFilter filter, @Nullable Long expectedTotal) implements Selection {

        @Override
        public Conditions conditions() {
            return filter.conditions();
        }

        @Override
        public Map<String, Object> asked() {
            return Map.of("filter", filter.asked());
        }
    }

    /**
     * @param body of the request, with either {@code ids} or {@code filter}
     * @param states that a filter means when it names none
     */
    static Selection of(JsonNode body, Set<LetterState> states) {
        JsonNode ids = body.path("ids");
        JsonNode filter = body.path("filter");
        if (ids.isArray() == filter.isObject()) {
            throw bad("Name the dead letters by \"ids\":[…] or by \"filter\":{…}; an empty filter means all.");
        }
        JsonNode total = body.path("expectedTotal");
        if (!total.isMissingNode() && !total.isIntegralNumber()) {
            throw bad("expectedTotal is a number of letters.");
        }
        Long expected = total.isMissingNode() ? null : Long.valueOf(total.asLong());
        return ids.isArray()
                ? new Ids(ids(ids), expected)
                : new Filtered(LetterFilter.of(values(filter), states), expected);
    }

    private static List<UUID> ids(JsonNode ids) {
        if (ids.size() > Ids.MOST) {
            throw Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too_many",
                            "At most " + Ids.MOST + " ids at a time; select more by a filter.")
                    .asException();
        }
        Set<UUID> distinct = new LinkedHashSet<>();
        for (JsonNode id : ids) {
            try {
                distinct.add(UUID.fromString(id.asString("")));
            } catch (IllegalArgumentException notAnId) {
                throw bad("The ids must be the UUIDs of dead letters.");
            }
        }
        return List.copyOf(distinct);
    }

    private static Map<String, String> values(JsonNode filter) {
        Map<String, String> values = new LinkedHashMap<>();
        filter.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw bad("The members of \"filter\" are texts and numbers.");
            }
            values.put(entry.getKey(), entry.getValue().asString());
        });
        return values;
    }

    private static RuntimeException bad(String detail) {
        return Problem.badRequest("bad_selection", detail).asException();
    }
}
