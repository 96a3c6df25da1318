package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Which dead letters are meant: names and values as the client wrote them, all of which were read. */
public final class LetterFilter {

    private static final int LONGEST_VALUE = 600;
    private static final String ANY_STATE = "any";
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** A name, and what its value comes to. */
    private static final Map<String, BiConsumer<Conditions, String>> TERMS = terms();

    private final Map<String, String> asked;
    private final Set<LetterState> states;

    private LetterFilter(Map<String, String> asked, Set<LetterState> states) {
        this.asked = asked;
        this.states = states;
    }

    /**
     * @param asked value by name
     * @param states when none are asked for
     * @throws com.workwise.ingest.api.ProblemException 400, for names and values that mean nothing
     */
    public static LetterFilter of(Map<String, String> asked, Set<LetterState> states) {
        Map<String, String> known = new LinkedHashMap<>(asked);
        String state = known.remove("state");
        LetterFilter filter = new LetterFilter(Map.copyOf(asked), state == null ? states : states(state));
        // Whatever cannot be read is told now.
        known.forEach((name, value) -> filter.add(new Conditions(), name, value));
        return filter;
    }

    public Map<String, String> asked() {
        return asked;
    }

    public Set<LetterState> states() {
        return states;
    }

    public Conditions conditions() {
        Conditions conditions = withoutState();
        return conditions.and(
                "state = ANY(?)", states.stream().map(LetterState::text).toArray(String[]::new));
    }

    public Conditions withoutState() {
        Conditions conditions = new Conditions();
        asked.forEach((name, value) -> {
            if (!name.equals("state")) {
                add(conditions, name, value);
            }
        });
        return conditions;
    }

    private void add(Conditions conditions, String name, String value) {
        BiConsumer<Conditions, String> term = TERMS.get(name);
        if (term == null) {
            throw bad(
                    "There is no filter '" + shown(name) + "'. There are: state, " + String.join(", ", TERMS.keySet()));
        }
        if (value.length() > LONGEST_VALUE || !isText(value)) {
            throw bad("The filter " + name + " holds something that no dead letter has.");
        }
        try {
            term.accept(conditions, value);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw bad("The filter " + name + " cannot be read. Times are ISO 8601 with a zone, ids are UUIDs.");
        }
    }

    private static Map<String, BiConsumer<Conditions, String>> terms() {
        Map<String, BiConsumer<Conditions, String>> terms = new LinkedHashMap<>();
        terms.put("stage", term("stage = ?", value -> value.toUpperCase(Locale.ROOT)));
        terms.put("code", term("code = ?", value -> value));
        terms.put("class", term("class = ?", value -> value));
        terms.put("source", term("source = ?", value -> value));
        terms.put("topic", term("origin_topic = ?", value -> value));
        terms.put("key", term("key_text = ?", value -> value));
        terms.put("from", term("last_failed_at >= ?", LetterFilter::time));
        terms.put("to", term("last_failed_at < ?", LetterFilter::time));
        terms.put("minAttempts", term("attempts >= ?", Integer::valueOf));
        terms.put("maxAttempts", term("attempts <= ?", Integer::valueOf));
        terms.put("batch", term("batch_id = ?", UUID::fromString));
        terms.put("replay", term("id IN (SELECT letter_id FROM replay_items WHERE replay_id = ?)", UUID::fromString));
        return terms;
    }

    private static BiConsumer<Conditions, String> term(String sql, Function<String, Object> value) {
        return (conditions, text) -> conditions.add(sql, value.apply(text));
    }

    /** PostgreSQL's times end before Java's. */
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("out of range");
        }
        return time;
    }

    private static Set<LetterState> states(String text) {
        if (text.equals(ANY_STATE)) {
            return EnumSet.allOf(LetterState.class);
        }
        List<LetterState> states = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            states.add(Arrays.stream(LetterState.values())
                    .filter(state -> state.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> bad("The filter state takes any, or a list of: open, replaying, resolved, "
                            + "discarded, parked.")));
        }
        return EnumSet.copyOf(states);
    }

    /** The ledger holds neither U+0000 nor half a character. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(character -> character == 0 || isHalf(character));
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static String shown(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "?").substring(0, Math.min(name.length(), 40));
    }

    private static RuntimeException bad(String detail) {
        return Problem.badRequest("bad_filter", detail).asException();
    }
}
