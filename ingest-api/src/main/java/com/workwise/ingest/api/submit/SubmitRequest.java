package com.workwise.ingest.api.submit;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.wire.JobHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/** What is known of a submission before its body is read. */
record SubmitRequest(
        String client,
        RequestId requestId,
        BodyForm form,
        boolean gzip,
        @Nullable String traceparent,
        @Nullable ValidationLevel level,
        @Nullable Instant observedAt) {

    /** How far a client's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** W3C Trace Context, version 00 and the shape that later versions must keep. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Throws the refusal of a request whose headers or parameters cannot be served. */
    static SubmitRequest of(ServerWebExchange exchange, String client) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        refuseCharsets(headers);
        return new SubmitRequest(
                client,
                RequestId.of(exchange),
                BodyForm.of(headers.getContentType()),
                gzip(headers),
                traceparent(headers),
                level(exchange.getRequest().getQueryParams().get("level")),
                observedAt(exchange.getRequest().getQueryParams().get("observedAt")));
    }

    private static boolean gzip(HttpHeaders headers) {
        List<String> codings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        if (codings.size() > 1) {
            throw Refusals.contentEncoding().asException();
        }
        return switch (codings.isEmpty()
                ? "identity"
                : codings.getFirst().strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw Refusals.contentEncoding().asException();
        };
    }

    private static void refuseCharsets(HttpHeaders headers) {
        MediaType type = headers.getContentType();
        Charset charset = type == null ? null : type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw Refusals.charset().asException();
        }
    }

    private static @Nullable String traceparent(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(JobHeaders.TRACEPARENT);
        return sent.size() == 1 && TRACEPARENT.matcher(sent.getFirst()).matches() ? sent.getFirst() : null;
    }

    private static @Nullable ValidationLevel level(@Nullable List<String> asked) {
        if (asked == null) {
            return null;
        }
        return ValidationLevel.parse(only(asked))
                .orElseThrow(() -> Refusals.unknownLevel().asException());
    }

    private static @Nullable Instant observedAt(@Nullable List<String> asked) {
        if (asked == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(only(asked)).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(EARLIEST) && time.isBefore(Instant.now().plus(AHEAD))) {
                return time;
            }
        } catch (DateTimeException unreadable) {
            // Told below, as is a time out of bounds.
        }
        throw Refusals.badObservedAt().asException();
    }

    private static String only(List<String> asked) {
        return asked.size() == 1 && asked.getFirst() != null ? asked.getFirst() : "";
    }
}
