package com.workwise.ingest.wire;

import com.workwise.ingest.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    public static final String ID = PREFIX + "id";
    public static final String TOPIC = PREFIX + "topic";
    public static final String PARTITION = PREFIX + "partition";
    public static final String OFFSET = PREFIX + "offset";
    public static final String TIMESTAMP = PREFIX + "timestamp";
    public static final String STAGE = PREFIX + "stage";
    public static final String CLASS = PREFIX + "class";
    public static final String CODE = PREFIX + "code";
    public static final String REASONS = PREFIX + "reasons";
    public static final String ATTEMPTS = PREFIX + "attempts";
    public static final String TIME = PREFIX + "time";
    public static final String WORKER = PREFIX + "worker";

    /** Kafka's own limit, in characters. */
    private static final int TOPIC_LENGTH = 249;

    /** In characters; longer texts are cut. */
    private static final int TEXT_LENGTH = 300;

    private static final int MOST_REASONS = 20;

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

        /** @return in the order in which they are written */
        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put(ID, deadLetterId().toString());
            headers.put(TOPIC, topic);
            headers.put(PARTITION, Integer.toString(partition));
            headers.put(OFFSET, Long.toString(offset));
            headers.put(TIMESTAMP, Instant.ofEpochMilli(timestamp).toString());
            return headers;
        }

        /** @return empty when a header is missing or makes no sense */
        public static Optional<Origin> from(Function<String, @Nullable String> header) {
            String topic = header.apply(TOPIC);
            String timestamp = header.apply(TIMESTAMP);
            if (topic == null || topic.length() > TOPIC_LENGTH || timestamp == null) {
                return Optional.empty();
            }
            try {
                int partition = Integer.parseInt(header.apply(PARTITION));
                long offset = Long.parseLong(header.apply(OFFSET));
                return topic.isEmpty() || partition < 0 || offset < 0
                        ? Optional.empty()
                        : Optional.of(new Origin(
                                topic,
                                partition,
                                offset,
                                Instant.parse(timestamp).toEpochMilli()));
            } catch (NumberFormatException | DateTimeException | ArithmeticException nonsense) {
                return Optional.empty();
            }
        }
    }

    /** @return in the order in which they are written */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>(origin.headers());
        headers.put(STAGE, stage.name());
        headers.put(CLASS, bounded(fault));
        headers.put(CODE, bounded(code));
        headers.put(REASONS, reasonsJson());
        headers.put(ATTEMPTS, Integer.toString(attempts));
        headers.put(TIME, time.toString());
        headers.put(WORKER, bounded(worker));
        return headers;
    }

    /** @return the reasons that a letter's header tells, as far as it makes sense; texts are bounded */
    public static List<Reason> reasons(String header) {
        return ReasonsJson.read(header, MOST_REASONS, TEXT_LENGTH);
    }

    private String reasonsJson() {
        return ReasonsJson.write(reasons.stream().limit(MOST_REASONS).toList(), TEXT_LENGTH);
    }

    private static String bounded(String text) {
        return text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH);
    }
}
