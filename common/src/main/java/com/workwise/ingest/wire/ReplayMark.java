package com.workwise.ingest.wire;

import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says of a replayed record which dead letter it is. A record that fails again carries it into its new dead letter, so
 * that the ledger knows both as one. To be believed on a topic that only a replay writes to: anybody can write headers.
 *
 * @param origin the record as it first came: its place and time are its version still
 * @param attempts how often it has failed, 1 or more
 */
public record ReplayMark(Origin origin, UUID replay, int attempts) {

    private static final String REPLAY = DeadLetterEnvelope.PREFIX + "replay";
    private static final int MOST_ATTEMPTS = 1_000_000;

    /** @return in the order in which they are written */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(origin.headers());
        headers.put(DeadLetterEnvelope.ATTEMPTS, Integer.toString(attempts));
        headers.put(REPLAY, replay.toString());
        return headers;
    }

    /** @return empty when a header is missing or makes no sense */
    public static Optional<ReplayMark> from(Function<String, @Nullable String> header) {
        String replay = header.apply(REPLAY);
        Optional<Origin> origin = replay == null ? Optional.empty() : Origin.from(header);
        try {
            int attempts = origin.isEmpty() ? 0 : Integer.parseInt(header.apply(DeadLetterEnvelope.ATTEMPTS));
            return attempts < 1 || attempts > MOST_ATTEMPTS
                    ? Optional.empty()
                    : Optional.of(new ReplayMark(origin.get(), UUID.fromString(replay), attempts));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
