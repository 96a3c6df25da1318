package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers to what never becomes a request, because the server itself refuses it. Each ends its connection by default. */
final class EarlyAnswers {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ProblemJson json;

    EarlyAnswers(ProblemJson json) {
        this.json = json;
    }

    FullHttpResponse lateHeaders() {
        return answer(Problem.of(
                HttpStatus.REQUEST_TIMEOUT, "request_timeout", "The request's headers did not arrive in time."));
    }

    FullHttpResponse tooManyConnections() {
        return answer(Problem.unavailable(
                "too_many_connections",
                "Too many connections are open. Nothing was taken; send the same again after Retry-After seconds.",
                RETRY_AFTER_SECONDS));
    }

    FullHttpResponse undecodable(int status) {
        return answer(
                switch (status) {
                    case 413 ->
                        Problem.of(
                                HttpStatus.CONTENT_TOO_LARGE, "request_too_large", "The request's body is too large.");
                    case 414 ->
                        Problem.of(HttpStatus.URI_TOO_LONG, "uri_too_long", "The request's first line is too long.");
                    case 431 ->
                        Problem.of(
                                HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                                "headers_too_large",
                                "The request's headers are too large. Send fewer, or shorter ones.");
                    default ->
                        Problem.badRequest(
                                "malformed_request",
                                "This is not HTTP/1.1: check the request's line, headers, length and chunks.");
                });
    }

    private FullHttpResponse answer(Problem problem) {
        RequestId request = RequestId.generated();
        byte[] body = json.write(problem, request, null);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(problem.status().value()),
                Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(RequestId.HEADER, request.value());
        problem.headers().forEach(response.headers()::set);
        return response;
    }
}
