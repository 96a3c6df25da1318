package com.workwise.ingest.api.publish;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Submission;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.JobHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The record of one item: its key, its bytes as sent, and in headers where it comes from. */
final class RecordMaker {

    private final String topic;

    RecordMaker(String topic) {
        this.topic = topic;
    }

    ProducerRecord<byte[], byte[]> recordOf(Item item, Submission submission) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                null,
                submission.receivedAt().toEpochMilli(),
                utf8(item.key().value()),
                item.bytes());
        Headers headers = record.headers();
        batchItem(item, submission).headers().forEach((name, value) -> add(headers, name, value));
        add(headers, JobHeaders.REQUEST_ID, submission.requestId().value());
        add(headers, JobHeaders.TRACEPARENT, submission.traceparent());
        add(
                headers,
                JobHeaders.OBSERVED_AT,
                submission.observedAt() == null ? null : submission.observedAt().toString());
        add(
                headers,
                JobHeaders.LEVEL,
                submission.level() == null ? null : submission.level().name().toLowerCase(Locale.ROOT));
        return record;
    }

    private static BatchItem batchItem(Item item, Submission submission) {
        return new BatchItem(
                submission.batch(),
                item.index(),
                submission.items(),
                submission.accepted().size(),
                submission.client());
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, utf8(value));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
