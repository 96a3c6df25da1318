package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.wire.StrictJson;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of an operator's request as strictly as postings are read. */
public final class RequestJson {

    private static final JsonMapper JSON = JsonMapper.builder(StrictJson.POSTING)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private RequestJson() {}

    /** @return an object; anything else is a 400 or, when it is too large, a 413 */
    public static Mono<JsonNode> object(Mono<byte[]> body) {
        return body.onErrorMap(
                        DataBufferLimitException.class,
                        large -> Problem.of(
                                        HttpStatus.CONTENT_TOO_LARGE, "too_large", "The request's body is too large.")
                                .asException())
                .map(RequestJson::read)
                .switchIfEmpty(Mono.error(() -> bad()));
    }

    private static JsonNode read(byte[] bytes) {
        try {
            JsonNode read = StrictJson.isUtf8(bytes) ? JSON.readTree(bytes) : null;
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JacksonException unreadable) {
            // Told below.
        }
        throw bad();
    }

    private static RuntimeException bad() {
        return Problem.badRequest("bad_json", "The body must be one JSON object, in UTF-8.")
                .asException();
    }
}
