package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import com.workwise.ingest.faults.run.Held;
import com.workwise.ingest.faults.run.Letters;
import com.workwise.ingest.wire.DeadLetterEnvelope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Key, value, headers and origin of a dead letter are those of its record. */
public final class DeadLettersByteIdentical implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Held> records =
                evidence.truth().all().stream().collect(Collectors.toMap(Held::place, Function.identity()));
        return evidence.letters().stream()
                .filter(letter -> {
                    Held held = records.get(Letters.origin(letter));
                    return held != null && !isSame(held.record(), letter);
                })
                .map(letter -> "the dead letter of " + Letters.origin(letter) + " differs from its record");
    }

    private static boolean isSame(ConsumerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> letter) {
        return Arrays.equals(record.key(), letter.key())
                && Arrays.equals(record.value(), letter.value())
                && headers(record).equals(headers(letter))
                && Letters.told(letter, "timestamp")
                        .equals(Instant.ofEpochMilli(record.timestamp()).toString());
    }

    private static List<String> headers(ConsumerRecord<?, ?> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !header.key().startsWith(DeadLetterEnvelope.PREFIX))
                .map(DeadLettersByteIdentical::text)
                .toList();
    }

    private static String text(Header header) {
        return header.key() + '=' + Arrays.toString(header.value());
    }
}
