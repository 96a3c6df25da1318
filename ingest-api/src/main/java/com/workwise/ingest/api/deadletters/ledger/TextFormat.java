package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.wire.DeadLetterEnvelope;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own two, whose headers are texts under one prefix. Neither tells the record's time.
 *
 * @param exception the header with the exception's class
 * @param context headers that are told before the message
 */
record TextFormat(Entry.Format format, String prefix, String exception, String message, List<String> context)
        implements LetterFormat {

    /** Kafka Connect with {@code errors.deadletterqueue.context.headers.enable}. */
    static final LetterFormat CONNECT = new TextFormat(
            Entry.Format.CONNECT,
            "__connect.errors.",
            "exception.class.name",
            "exception.message",
            List.of("connector.name", "stage"));

    /** Kafka Streams (KIP-1034). */
    static final LetterFormat STREAMS =
            new TextFormat(Entry.Format.STREAMS, "__streams.errors.", "exception", "message", List.of());

    @Override
    public @Nullable Told read(LetterHeaders headers, Origin place) {
        Origin origin = LetterFormat.origin(
                headers.text(prefix + "topic"),
                headers.decimal(prefix + "partition"),
                headers.decimal(prefix + "offset"),
                Entry.NO_TIME);
        if (origin == null) {
            return null;
        }
        String name = headers.text(prefix + exception, NAME_LENGTH, "unknown");
        String words = context.stream()
                .map(header -> headers.text(prefix + header))
                .filter(Objects::nonNull)
                .map(word -> LetterHeaders.cut(word, NAME_LENGTH) + ": ")
                .collect(Collectors.joining());
        return new Told(
                format,
                origin,
                LetterFormat.exception(name, words + headers.text(prefix + message, MESSAGE_LENGTH, ""), place),
                List.of(prefix, DeadLetterEnvelope.PREFIX));
    }
}
