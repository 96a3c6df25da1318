package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.api.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** What each error means to the client. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable error, RequestId request) {
        if (error instanceof ProblemException ours) {
            return ours.problem();
        }
        if (error instanceof ErrorResponse framework
                && framework.getStatusCode().is4xxClientError()) {
            return withHeaders(refusal(framework.getStatusCode().value()), framework.getHeaders());
        }
        log.error("request {} failed", request, error);
        return Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something broke on our side. Try again later; tell us the requestId when it lasts.");
    }

    private static Problem refusal(int status) {
        return switch (status) {
            case 404 ->
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "not_found",
                        "There is nothing here. Batches go to POST /api/v1/jobs/batches.");
            case 405 ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method_not_allowed",
                        "Use one of the methods that the Allow header names.");
            case 406 ->
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not_acceptable",
                        "Answers are application/json; accept that, or leave the Accept header out.");
            case 415 ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "Send Content-Type: application/json, or application/x-ndjson for one posting a line; "
                                + "in UTF-8.");
            default -> {
                HttpStatus known = HttpStatus.resolve(status);
                yield Problem.of(
                        known == null ? HttpStatus.BAD_REQUEST : known,
                        "bad_request",
                        "The request cannot be understood. Check its path, parameters and headers.");
            }
        };
    }

    private static Problem withHeaders(Problem problem, HttpHeaders headers) {
        Problem result = problem;
        for (String name : headers.headerNames()) {
            result = result.header(name, String.join(", ", headers.getOrEmpty(name)));
        }
        return result;
    }
}
