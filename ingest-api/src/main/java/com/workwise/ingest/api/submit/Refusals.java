package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.wire.Limits;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a whole request is refused. */
final class Refusals {

    private static final int SOON_SECONDS = 2;
    private static final int OUTAGE_SECONDS = 5;

    private Refusals() {}

    static Problem requestTooLarge() {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "request_too_large",
                        "A request's body may have " + Limits.REQUEST_BYTES / (1024 * 1024)
                                + " MB. Split the batch; a few hundred postings a request are plenty.")
                .header(HttpHeaders.CONNECTION, "close");
    }

    static Problem tooManyItems() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too_many_items",
                "A batch may have " + Limits.BATCH_ITEMS + " items. Split it.");
    }

    static Problem overloaded() {
        return Problem.unavailable(
                "overloaded",
                "Too many requests are under way. Nothing was taken; send the same again after Retry-After seconds.",
                SOON_SECONDS);
    }

    static Problem bodyTooSlow() {
        return Problem.of(
                        HttpStatus.REQUEST_TIMEOUT,
                        "request_timeout",
                        "The body did not arrive in time. Send it again, in smaller batches if the line is slow.")
                .header(HttpHeaders.CONNECTION, "close");
    }

    static Problem unconfirmed(UUID batch) {
        return Problem.unavailable(
                        "broker_unavailable",
                        "The broker did not acknowledge every item in time, so some may be stored and some not. Send "
                                + "the same batch again after Retry-After seconds: sending twice does no harm.",
                        OUTAGE_SECONDS)
                .with("batchId", batch);
    }

    static Problem allRefused(int items, List<Refusal> errors) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "all_items_refused",
                        "No item could be taken. Each entry of errors names an item and what is wrong with it.")
                .with("items", items)
                .with("accepted", 0)
                .with("refused", errors.size())
                .with("errors", errors);
    }

    static Problem contentEncoding() {
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_content_encoding",
                        "Send the body as it is, or packed once with Content-Encoding: gzip.")
                .header(HttpHeaders.ACCEPT_ENCODING, "gzip, identity");
    }

    static Problem malformedGzip() {
        return Problem.badRequest(
                "malformed_gzip", "The body is not gzip from its first byte to its last, or is damaged or cut off.");
    }

    static Problem packedTooWell(int ratio) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "gzip_ratio_too_high",
                "A packed body may unpack to " + ratio + " times its size. Send this one unpacked.");
    }

    static Problem charset() {
        return Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_charset",
                "Send JSON in UTF-8: Content-Type: application/json.");
    }

    static Problem badObservedAt() {
        return Problem.badRequest(
                "bad_observed_at",
                "The parameter observedAt is one ISO 8601 time with a zone, from 1990 to now, e.g. 2026-01-31T09:30:00Z; "
                        + "leave it out for the time of receipt.");
    }

    static Problem unknownLevel() {
        return Problem.badRequest(
                "unknown_level", "The parameter level is strict, moderate or lenient; leave it out for the default.");
    }
}
