package com.workwise.ingest.standalone.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what it is given and settles a batch when it is asked for the second time. */
final class FakeBatchApi implements BatchApi {

    private static final String NOTHING = "\u0000";

    final List<List<String>> batches = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private String unreadable = NOTHING;
    private String refused = NOTHING;
    private State end = State.COMPLETE;

    FakeBatchApi cannotRead(String part) {
        unreadable = part;
        return this;
    }

    FakeBatchApi refusing(String part) {
        refused = part;
        return this;
    }

    FakeBatchApi failing() {
        end = State.FAILED;
        return this;
    }

    @Override
    public Answer submit(List<Posting> postings, Instant observedAt) {
        List<String> texts = postings.stream()
                .map(posting -> new String(posting.json(), StandardCharsets.UTF_8))
                .toList();
        if (texts.stream().anyMatch(text -> text.contains(unreadable))) {
            return new Unreadable("json_limit", "nested too deep");
        }
        List<Refused> errors = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).contains(refused)) {
                errors.add(new Refused(i, "item.refused", "no"));
            }
        }
        int accepted = texts.size() - errors.size();
        if (accepted == 0) {
            return new Taken(null, 0, errors);
        }
        batches.add(texts);
        return new Taken((batches.size() - 1) + ":" + accepted, accepted, errors);
    }

    @Override
    public @Nullable Standing standing(String batchId) {
        long accepted = Long.parseLong(batchId.substring(batchId.indexOf(':') + 1));
        return switch (asked.merge(batchId, 1, Integer::sum)) {
            case 1 -> null;
            case 2 -> new Standing(State.PROCESSING, accepted - 1, inserted(1));
            default ->
                end == State.COMPLETE
                        ? new Standing(end, 0, inserted(accepted))
                        : new Standing(end, accepted, Tally.NONE);
        };
    }

    private static Tally inserted(long count) {
        return new Tally(0, count, 0, 0, 0, 0, 0, 0);
    }
}
