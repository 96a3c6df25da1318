package com.workwise.ingest.api;

import static com.workwise.ingest.api.Requests.GOOD;
import static com.workwise.ingest.api.Requests.join;
import static com.workwise.ingest.api.Requests.lines;
import static com.workwise.ingest.api.Requests.post;
import static com.workwise.ingest.api.Requests.utf8;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The bad-input catalogue, as far as it is about requests: the bytes of each, as a client that breaks the rules sends them.
 *
 * @param number in the catalogue
 * @param code of the problem; empty when the request is served
 * @param end whether the connection may go on
 */
record BadRequest(int number, String input, byte[] bytes, int status, String code, RawHttp.End end) {

    private static final String HOST = "Host: 127.0.0.1";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    static List<BadRequest> all() {
        return List.of(
                open(
                        26,
                        "charset=utf-16",
                        post(GOOD, "Content-Type: application/json;charset=utf-16"),
                        415,
                        "unsupported_charset"),
                open(26, "charset=UTF-8", post(GOOD, "Content-Type: application/json;charset=UTF-8"), 202, ""),
                open(43, "observed in ten years", query("?observedAt=2036-01-01T00:00:00Z"), 400, "bad_observed_at"),
                ends(51, "102 MB announced", post(new byte[0], "Content-Length: 102000000"), 413, "request_too_large"),
                open(54, "no Content-Type", post(GOOD, "Content-Type:-"), 415, "unsupported_media_type"),
                open(54, "text/plain", post(GOOD, "Content-Type: text/plain"), 415, "unsupported_media_type"),
                open(
                        54,
                        "malformed Content-Type",
                        post(GOOD, "Content-Type: application"),
                        415,
                        "unsupported_media_type"),
                open(
                        54,
                        "form",
                        post(GOOD, "Content-Type: application/x-www-form-urlencoded"),
                        415,
                        "unsupported_media_type"),
                open(
                        54,
                        "multipart",
                        post(GOOD, "Content-Type: multipart/form-data; boundary=x"),
                        415,
                        "unsupported_media_type"),
                open(55, "Accept: application/xml", post(GOOD, "Accept: application/xml"), 406, "not_acceptable"),
                open(56, "GET", lines("GET " + RunningApi.BATCHES + " HTTP/1.1", HOST), 405, "method_not_allowed"),
                open(56, "PUT", lines("PUT " + RunningApi.BATCHES + " HTTP/1.1", HOST), 405, "method_not_allowed"),
                open(
                        56,
                        "DELETE",
                        lines("DELETE " + RunningApi.BATCHES + " HTTP/1.1", HOST),
                        405,
                        "method_not_allowed"),
                open(56, "TRACE", lines("TRACE " + RunningApi.BATCHES + " HTTP/1.1", HOST), 405, "method_not_allowed"),
                open(
                        56,
                        "OPTIONS",
                        lines("OPTIONS " + RunningApi.BATCHES + " HTTP/1.1", HOST),
                        405,
                        "method_not_allowed"),
                open(
                        56,
                        "a method of its own",
                        lines("BREW " + RunningApi.BATCHES + " HTTP/1.1", HOST),
                        405,
                        "method_not_allowed"),
                open(56, "CONNECT", lines("CONNECT example.org:443 HTTP/1.1", HOST), 400, "bad_target"),
                open(
                        57,
                        "URI of 5 kB",
                        lines("GET /api/v1/jobs/" + "u".repeat(5_000) + " HTTP/1.1", HOST),
                        404,
                        "job_not_found"),
                ends(57, "URI of 9 kB", lines("GET /" + "u".repeat(9_000) + " HTTP/1.1", HOST), 414, "uri_too_long"),
                ends(57, "header of 9 kB", post(GOOD, "X-Large: " + "h".repeat(9_000)), 431, "headers_too_large"),
                ends(57, "cookie of 10 kB", post(GOOD, "Cookie: a=" + "c".repeat(10_000)), 431, "headers_too_large"),
                open(57, "200 headers", post(GOOD, headers(200)), 431, "too_many_headers"),
                ends(
                        58,
                        "Content-Length and chunked",
                        chunked("1\r\nx\r\n0\r\n\r\n", "Content-Length: 3"),
                        400,
                        "malformed_request"),
                ends(
                        58,
                        "Content-Length twice",
                        post(GOOD, "Content-Length: 5", "Content-Length: 6"),
                        400,
                        "malformed_request"),
                ends(58, "Content-Length: -1", post(GOOD, "Content-Length: -1"), 400, "malformed_request"),
                ends(58, "Content-Length: +5", post(GOOD, "Content-Length: +5"), 400, "malformed_request"),
                ends(58, "Content-Length: 0x10", post(GOOD, "Content-Length: 0x10"), 400, "malformed_request"),
                ends(
                        58,
                        "Content-Length over 64 bits",
                        post(GOOD, "Content-Length: 99999999999999999999"),
                        400,
                        "malformed_request"),
                ends(58, "line breaks without CR", utf8("GET / HTTP/1.1\nHost: a\n\n"), 400, "malformed_request"),
                ends(58, "NUL in a header", post(GOOD, "X-Nul: a\0b"), 400, "malformed_request"),
                ends(58, "header without a name", post(GOOD, ": x"), 400, "malformed_request"),
                ends(58, "blank before the colon", post(GOOD, "X-Blank : x"), 400, "malformed_request"),
                ends(58, "folded header", post(GOOD, "X-Folded: a\r\n b"), 400, "malformed_request"),
                ends(
                        58,
                        "unknown Transfer-Encoding",
                        post(GOOD, "Transfer-Encoding: gzip, chunked", "Content-Length:-"),
                        400,
                        "malformed_request"),
                ends(58, "chunk's size no number", chunked("zz\r\nx\r\n0\r\n\r\n"), 400, "malformed_request"),
                ends(58, "chunk's size negative", chunked("-1\r\nx\r\n0\r\n\r\n"), 400, "malformed_request"),
                ends(58, "chunk longer than it says", chunked("1\r\nxyz\r\n0\r\n\r\n"), 400, "malformed_request"),
                ends(58, "not HTTP", utf8("\u0016\u0003\u0001\u0002\0\r\n\r\n"), 400, "malformed_request"),
                ends(58, "HTTP/2 without asking", utf8("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 400, "malformed_request"),
                open(59, "no Host", lines("GET /api/v1/jobs/a HTTP/1.1"), 400, "bad_host"),
                open(59, "two Hosts", lines("GET /api/v1/jobs/a HTTP/1.1", HOST, HOST), 400, "bad_host"),
                open(59, "Host with blanks", lines("GET /api/v1/jobs/a HTTP/1.1", "Host: a b"), 400, "bad_host"),
                open(59, "Host with a path", lines("GET /api/v1/jobs/a HTTP/1.1", "Host: a/b"), 400, "bad_host"),
                open(
                        59,
                        "absolute URI",
                        lines("GET http://evil.example/api/v1/jobs/a HTTP/1.1", HOST),
                        400,
                        "bad_target"),
                open(59, "Host: evil.example", post(GOOD, "Host: evil.example"), 202, ""),
                open(62, "request id with CR", post(GOOD, "X-Request-Id: a\rb"), 400, "malformed_request"),
                open(
                        62,
                        "request id of 200 characters",
                        post(GOOD, "X-Request-Id: " + "r".repeat(200)),
                        400,
                        "bad_request_id"),
                ends(
                        62,
                        "request id of 10 kB",
                        post(GOOD, "X-Request-Id: " + "r".repeat(10_000)),
                        431,
                        "headers_too_large"),
                open(62, "request id not ASCII", post(GOOD, "X-Request-Id: \u00e9"), 400, "bad_request_id"),
                open(62, "senseless traceparent", post(GOOD, "traceparent: '; drop table x"), 202, ""),
                open(63, "id ../", lines("GET /api/v1/jobs/../secret HTTP/1.1", HOST), 400, "rejected_request"),
                open(
                        63,
                        "id %2e%2e%2f",
                        lines("GET /api/v1/jobs/%2e%2e%2fsecret HTTP/1.1", HOST),
                        404,
                        "job_not_found"),
                open(63, "id cut escape", lines("GET /api/v1/jobs/%2 HTTP/1.1", HOST), 400, "bad_request"),
                open(
                        63,
                        "id ${jndi:}",
                        lines("GET /api/v1/jobs/$%7Bjndi:ldap:%2F%2Fx%7D HTTP/1.1", HOST),
                        404,
                        "job_not_found"),
                open(
                        63,
                        "batch id 1 or 1=1",
                        lines("GET /api/v1/jobs/batches/1%20or%201=1 HTTP/1.1", HOST),
                        400,
                        "bad_batch_id"),
                open(68, "XML as such", post(GOOD, "Content-Type: application/xml"), 415, "unsupported_media_type"),
                open(
                        68,
                        "serialised Java as such",
                        post(GOOD, "Content-Type: application/x-java-serialized-object"),
                        415,
                        "unsupported_media_type"),
                open(
                        72,
                        "replay",
                        lines("POST /api/v1/dead-letters/1/replay HTTP/1.1", HOST, "Content-Length: 0"),
                        404,
                        "not_found"));
    }

    private static BadRequest open(int number, String input, byte[] bytes, int status, String code) {
        return new BadRequest(number, input, bytes, status, code, RawHttp.End.STILL_OPEN);
    }

    private static BadRequest ends(int number, String input, byte[] bytes, int status, String code) {
        return new BadRequest(number, input, bytes, status, code, RawHttp.End.CLOSED);
    }

    private static byte[] query(String query) {
        String sent = new String(post(GOOD), java.nio.charset.StandardCharsets.UTF_8);
        return utf8(sent.replace(RunningApi.BATCHES, RunningApi.BATCHES + query));
    }

    private static byte[] chunked(String chunks, String... more) {
        String[] headers = IntStream.rangeClosed(0, Math.max(1, more.length))
                .mapToObj(i -> i == 0 ? CHUNKED : more.length == 0 ? "Content-Length:-" : more[i - 1])
                .toArray(String[]::new);
        return join(post(new byte[0], headers), utf8(chunks));
    }

    private static String[] headers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
    }

    @Override
    public String toString() {
        return number + " " + input;
    }
}
