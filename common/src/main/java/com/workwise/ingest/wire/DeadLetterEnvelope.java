package com.workwise.ingest.wire;

import com.workwise.ingest.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The headers under which a dead letter tells where it came from and why. Key, value and the record's own headers stand
 * beside them byte for byte. A record that fails again gets new headers instead of more.
 *
 * @param fault what kind of failure, e.g. {@code invalid} or {@code integrity_constraint_violation}
 * @param code the first reason's code, or the SQLSTATE
 * @param attempts 1 at the first failure
 * @param worker who wrote it
 */
public record DeadLetterEnvelope(
        Origin origin,
        Stage stage,
        String fault,
        String code,
        List<Reason> reasons,
        int attempts,
        Instant time,
        String worker) {

    /** Header names start with it. */
    public static final String PREFIX = "workwise-dl-";

    public static final String ATTEMPTS = PREFIX + "attempts";

    /** In characters; longer texts are cut. */
    private static final int TEXT_LENGTH = 300;

    private static final int REASONS = 20;

    /** Where in the flow a record failed. */
    public enum Stage {
        DECODE,
        CHECK,
        STORE
    }

    /**
     * The record as it first came.
     *
     * @param timestamp milliseconds since 1970
     */
    public record Origin(String topic, int partition, long offset, long timestamp) {

        /** The same for each redelivery of the record, so that a dead letter written twice is one. */
        public UUID deadLetterId() {
            String name = topic + '/' + partition + '/' + offset + '@' + timestamp;
            return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @return in the order in which they are written */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(PREFIX + "id", origin.deadLetterId().toString());
        headers.put(PREFIX + "topic", origin.topic());
        headers.put(PREFIX + "partition", Integer.toString(origin.partition()));
        headers.put(PREFIX + "offset", Long.toString(origin.offset()));
        headers.put(
                PREFIX + "timestamp", Instant.ofEpochMilli(origin.timestamp()).toString());
        headers.put(PREFIX + "stage", stage.name());
        headers.put(PREFIX + "class", bounded(fault));
        headers.put(PREFIX + "code", bounded(code));
        headers.put(PREFIX + "reasons", reasonsJson());
        headers.put(ATTEMPTS, Integer.toString(attempts));
        headers.put(PREFIX + "time", time.toString());
        headers.put(PREFIX + "worker", bounded(worker));
        return headers;
    }

    private String reasonsJson() {
        return ReasonsJson.write(reasons.stream().limit(REASONS).toList(), TEXT_LENGTH);
    }

    private static String bounded(String text) {
        return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH);
    }
}
