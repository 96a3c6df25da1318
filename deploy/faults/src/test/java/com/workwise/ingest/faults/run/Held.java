package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as the broker holds it, joined with what was sent. */
public record Held(ConsumerRecord<byte[], byte[]> record, Sent sent) {

    private static final Pattern NUMBER_IN_VALUE = Pattern.compile("^\\{\"n\":([0-9]+),");

    /** The documented order of versions, told once more and apart from the code under test. */
    public record Order(long millis, long place) implements Comparable<Order> {

        private static final Comparator<Order> ORDER =
                Comparator.comparingLong(Order::millis).thenComparingLong(Order::place);

        @Override
        public int compareTo(Order other) {
            return ORDER.compare(this, other);
        }
    }

    public Order order() {
        String observed = header(record, "workwise-observed-at");
        String index = header(record, "workwise-batch-index");
        return observed == null
                ? new Order(record.timestamp(), record.offset())
                : new Order(Instant.parse(observed).toEpochMilli(), index == null ? 0 : Long.parseLong(index));
    }

    /** @return topic/partition/offset */
    public String place() {
        return record.topic() + '/' + record.partition() + '/' + record.offset();
    }

    static @Nullable Integer number(ConsumerRecord<byte[], byte[]> record) {
        String told = header(record, RecordWriter.NUMBER);
        if (told != null) {
            return Integer.valueOf(told);
        }
        if (record.value() == null) {
            return null;
        }
        Matcher matcher =
                NUMBER_IN_VALUE.matcher(new String(record.value(), 0, Math.min(30, record.value().length), UTF_8));
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    public static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
