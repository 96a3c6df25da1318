package com.workwise.ingest.api.publish;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Submission;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.JobHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The records of one batch: each has its key, its bytes as sent, and in headers where it comes from. What all of them
 * say is encoded once.
 */
final class RecordMaker {

    private final String topic;
    private final long timestamp;
    private final List<Header> ofTheBatch;

    RecordMaker(String topic, Submission submission) {
        this.topic = topic;
        this.timestamp = submission.receivedAt().toEpochMilli();
        this.ofTheBatch = headers(submission);
    }

    ProducerRecord<byte[], byte[]> recordOf(Item item) {
        List<Header> headers = new ArrayList<>(ofTheBatch.size() + 1);
        headers.addAll(ofTheBatch);
        headers.add(header(JobHeaders.BATCH_INDEX, Integer.toString(item.index())));
        return new ProducerRecord<>(topic, null, timestamp, utf8(item.key().value()), item.bytes(), headers);
    }

    /** All but the item's index. */
    private static List<Header> headers(Submission submission) {
        Map<String, String> texts = new LinkedHashMap<>(anyItem(submission).headers());
        texts.remove(JobHeaders.BATCH_INDEX);
        texts.put(JobHeaders.REQUEST_ID, submission.requestId().value());
        if (submission.traceparent() != null) {
            texts.put(JobHeaders.TRACEPARENT, submission.traceparent());
        }
        if (submission.observedAt() != null) {
            texts.put(JobHeaders.OBSERVED_AT, submission.observedAt().toString());
        }
        if (submission.level() != null) {
            texts.put(JobHeaders.LEVEL, submission.level().name().toLowerCase(Locale.ROOT));
        }
        List<Header> headers = new ArrayList<>();
        texts.forEach((name, text) -> headers.add(header(name, text)));
        return headers;
    }

    private static BatchItem anyItem(Submission submission) {
        return new BatchItem(
                submission.batch(),
                submission.accepted().getFirst().index(),
                submission.items(),
                submission.accepted().size(),
                submission.client());
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, utf8(text));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
