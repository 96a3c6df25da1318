package com.workwise.ingest.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An error as the client sees it (RFC 9457).
 *
 * @param code stable and machine-readable
 * @param detail says what to do; never holds SQL, class names or the payload
 * @param members further members of the answer
 */
public record Problem(
        HttpStatus status, String code, String detail, Map<String, Object> members, Map<String, String> headers) {

    public Problem {
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), Map.of());
    }

    public static Problem badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, detail);
    }

    /** A problem that time mends. */
    public static Problem unavailable(String code, String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
    }

    public Problem with(String member, Object value) {
        return new Problem(status, code, detail, plus(members, member, value), headers);
    }

    public Problem header(String name, String value) {
        return new Problem(status, code, detail, members, plus(headers, name, value));
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
