package com.workwise.ingest.api;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.web.server.ServerWebExchange;

/** Names a request in the answer, on its records and in the log; the client's own where it sent one. */
public record RequestId(String value) {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public static boolean isSafe(String value) {
        return SAFE.matcher(value).matches();
    }

    /** Needs to be unique, not secret: SecureRandom may block. */
    public static RequestId generated() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new RequestId(new UUID(random.nextLong(), random.nextLong()).toString());
    }

    /** @return the id that the request was given when it came in, or a new one when it was refused before */
    public static RequestId of(ServerWebExchange exchange) {
        return (RequestId) exchange.getAttributes().computeIfAbsent(RequestId.class.getName(), key -> generated());
    }

    public void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(RequestId.class.getName(), this);
        exchange.getResponse().getHeaders().set(HEADER, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
