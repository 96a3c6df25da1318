package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.LetterHeader;
import com.workwise.ingest.wire.BatchItem;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.wire.JobHeaders;
import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.wire.ReplayMark;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Any record of a dead-letter topic as an entry: whatever it holds, there is one. */
final class EntryReader {

    private static final int KEY_LENGTH = 512;
    private static final int SOURCE_LENGTH = 300;

    /** In this order; the last takes everything. */
    private static final List<LetterFormat> FORMATS = List.of(
            new WorkwiseFormat(), new SpringFormat(), TextFormat.CONNECT, TextFormat.STREAMS, new UnknownFormat());

    private final DeadLetterSettings.TopicNames topics;
    private final Map<String, String> targets;

    EntryReader(DeadLetterSettings.TopicNames topics, List<DeadLetterSettings.Foreign> foreign) {
        this.topics = topics;
        this.targets = foreign.stream()
                .collect(Collectors.toMap(
                        DeadLetterSettings.Foreign::topic, DeadLetterSettings.Foreign::target, (one, other) -> other));
    }

    Entry read(ConsumerRecord<byte[], byte[]> letter) {
        LetterHeaders headers = new LetterHeaders(letter);
        Origin place = new Origin(letter.topic(), letter.partition(), letter.offset(), letter.timestamp());
        for (LetterFormat format : FORMATS) {
            LetterFormat.Told told = format.read(headers, place);
            if (told != null) {
                return entry(letter, headers, place, told);
            }
        }
        throw new IllegalStateException("the last format takes every letter");
    }

    private Entry entry(
            ConsumerRecord<byte[], byte[]> letter, LetterHeaders headers, Origin place, LetterFormat.Told told) {
        RawJob job = posting(letter.value());
        ReplayMark mark = ReplayMark.from(headers::text).orElse(null);
        Origin origin = mark == null ? told.origin() : mark.origin();
        String requestId = headers.text(JobHeaders.REQUEST_ID);
        return new Entry(
                origin.deadLetterId(),
                told.format(),
                place,
                origin,
                letter.key(),
                letter.value(),
                headers.without(told.prefixes()),
                keyText(letter.key(), job),
                source(job, origin),
                told.format() == Entry.Format.WORKWISE || mark == null
                        ? told.failure()
                        : again(told.failure(), mark.attempts() + 1),
                BatchItem.from(headers::text).orElse(null),
                requestId == null || !RequestId.isSafe(requestId) ? null : requestId,
                target(place.topic(), told),
                replay(mark));
    }

    private static Entry.Failure again(Entry.Failure failure, int attempts) {
        return new Entry.Failure(
                failure.stage(),
                failure.fault(),
                failure.code(),
                failure.reasons(),
                attempts,
                failure.at(),
                failure.worker());
    }

    private static @Nullable UUID replay(@Nullable ReplayMark mark) {
        return mark == null ? null : mark.replay();
    }

    private static @Nullable RawJob posting(byte @Nullable [] value) {
        return value != null && RawJobReader.read(value) instanceof RawJobReader.Reading.Readable readable
                ? readable.job()
                : null;
    }

    /** The worker keys by the value, so that is what people look for. */
    private static @Nullable String keyText(byte @Nullable [] key, @Nullable RawJob job) {
        String told = job == null ? null : job.text(JobField.EXTERNAL_ID);
        if (told != null && JobKey.problem(told) == null) {
            return new JobKey(told).value();
        }
        String text = LetterHeader.utf8(key);
        if (text == null) {
            return null;
        }
        return JobKey.problem(text) == null
                ? new JobKey(text).value()
                : LetterHeaders.cut(LetterHeaders.inert(text), KEY_LENGTH);
    }

    private String source(@Nullable RawJob job, Origin origin) {
        String told = job == null || !isOurs(origin.topic()) ? null : job.text(JobField.SOURCE);
        return told == null || told.isBlank()
                ? origin.topic()
                : LetterHeaders.cut(LetterHeaders.inert(told.strip()), SOURCE_LENGTH);
    }

    private String target(String letterTopic, LetterFormat.Told told) {
        String configured = targets.getOrDefault(letterTopic, "");
        if (!configured.isEmpty()) {
            return configured;
        }
        if (told.format() == Entry.Format.UNKNOWN) {
            return "";
        }
        return isOurs(told.origin().topic()) ? topics.replay() : told.origin().topic();
    }

    private boolean isOurs(String topic) {
        return topic.equals(topics.raw()) || topic.equals(topics.replay());
    }
}
