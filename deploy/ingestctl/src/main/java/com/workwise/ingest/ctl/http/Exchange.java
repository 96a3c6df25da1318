package com.workwise.ingest.ctl.http;

import com.workwise.ingest.ctl.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Waits for an answer, body and all, and says what is wrong when none comes. */
final class Exchange {

    private static final int PROBLEM_BYTES = 64 * 1024;

    private Exchange() {}

    /** The client's own timeout ends with the answer's headers, hence one more over all. */
    static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> answer, HttpRequest request, Duration timeout) {
        try {
            return answer.get(timeout.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw timedOut(request, timeout);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause() == null ? failed : failed.getCause(), request, timeout);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failure.failed("Interrupted", "Run it again.");
        }
    }

    private static RuntimeException failure(Throwable cause, HttpRequest request, Duration timeout) {
        String where = request.uri().getScheme() + "://" + request.uri().getAuthority();
        if (cause instanceof HttpConnectTimeoutException) {
            return Failure.passing(
                    "No connection to " + where + " in time", "Check --url, the network and that the API is running.");
        }
        if (cause instanceof HttpTimeoutException) {
            return timedOut(request, timeout);
        }
        if (cause instanceof ConnectException) {
            return Failure.passing(
                    "Cannot connect to " + where,
                    "Start the API, or name the right address by --url or $INGESTCTL_URL.");
        }
        if (cause instanceof SSLException) {
            return Failure.failed(
                    "No trusted TLS connection to " + where + ": " + cause.getMessage(),
                    "Check the certificate; a private authority's goes into a trust store named by "
                            + "INGESTCTL_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.");
        }
        if (cause instanceof IOException) {
            return new Unanswered(Failure.passing(
                    "The connection to " + where + " broke off before an answer came (" + id(request) + ")",
                    "Run it again; what had been carried out shows in `ingestctl replay list`."));
        }
        return new IllegalStateException(cause);
    }

    private static Unanswered timedOut(HttpRequest request, Duration timeout) {
        return new Unanswered(Failure.passing(
                "No answer within " + timeout.toSeconds() + " s (" + id(request) + ")",
                "Run `ingestctl pipeline status`, then again with a longer --timeout or a smaller selection."));
    }

    private static String id(HttpRequest request) {
        return "request " + request.headers().firstValue(Refusals.REQUEST_ID).orElse("unknown");
    }

    /** Of a refusal, whose body is short. */
    static byte[] rest(InputStream body) {
        try (body) {
            return body.readNBytes(PROBLEM_BYTES);
        } catch (IOException brokenOff) {
            return new byte[0];
        }
    }
}
