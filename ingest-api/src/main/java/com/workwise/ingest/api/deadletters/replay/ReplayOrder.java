package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.deadletters.LetterState;
import com.workwise.ingest.api.deadletters.Selection;
import com.workwise.ingest.api.deadletters.edit.Edits;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an operator asks for.
 *
 * @param rate letters a second, at most
 * @param canary to begin with one letter, then ten, a hundred, each when all outcomes of those before are known
 * @param maxFailureShare of outcomes; above it the replay stops
 */
record ReplayOrder(
        Selection selection,
        Edits edits,
        int rate,
        boolean canary,
        double maxFailureShare,
        @Nullable String reason) {

    private static final Set<String> MEMBERS = Set.of(
            "ids",
            "filter",
            "edits",
            "rate",
            "canary",
            "maxFailureShare",
            "reason",
            "expectedTotal",
            "dryRun",
            "checkDatabase");
    private static final int USUAL_RATE = 500;
    private static final int HIGHEST_RATE = 10_000;
    private static final double USUAL_SHARE = 0.1;
    private static final int REASON_LENGTH = 1_000;

    static ReplayOrder of(JsonNode body) {
        for (String member : body.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw bad("A replay has no member of that name; it has: "
                        + String.join(", ", MEMBERS.stream().sorted().toList()) + ".");
            }
        }
        Selection selection = Selection.of(body, EnumSet.of(LetterState.OPEN));
        if (selection instanceof Selection.Filtered filtered
                && !LetterState.UNRESOLVED.containsAll(filtered.filter().states())) {
            throw bad("Only open, replaying and parked letters can be replayed; restore discarded ones first.");
        }
        int rate = body.path("rate").asInt(body.has("rate") ? 0 : USUAL_RATE);
        double share = body.path("maxFailureShare").asDouble(body.has("maxFailureShare") ? -1 : USUAL_SHARE);
        String reason = body.path("reason").asString("");
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw bad("The rate is a number of letters a second, from 1 to " + HIGHEST_RATE + ".");
        }
        if (!(share >= 0 && share <= 1)) {
            throw bad("maxFailureShare is a share from 0 to 1.");
        }
        if (reason.length() > REASON_LENGTH || reason.indexOf('\0') >= 0) {
            throw bad("The reason is a text of at most " + REASON_LENGTH + " characters.");
        }
        return new ReplayOrder(
                selection,
                Edits.parse(body.path("edits")),
                rate,
                flag(body, "canary"),
                share,
                reason.isBlank() ? null : reason.strip());
    }

    static boolean flag(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw bad(member + " is true or false.");
        }
        return value.asBoolean(false);
    }

    private static RuntimeException bad(String detail) {
        return Problem.badRequest("bad_replay", detail).asException();
    }
}
