package com.workwise.ingest.bench.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two metrics that a measurement asks for; the page as a whole would cost the worker some milliseconds. */
public final class WorkerMetrics implements AutoCloseable {

    private static final String PAGE = "/actuator/prometheus?includedNames=ingest_records,jvm_memory_used_bytes";
    private static final Pattern OUTCOME =
            Pattern.compile("^ingest_records_total\\{.*outcome=\"(\\w+)\".*} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;

    /**
     * @param outcomes how many records had which outcome
     * @param heap in bytes, garbage included
     */
    public record Reading(Map<String, Long> outcomes, long heap) {

        /** @return records that have any outcome */
        public long settled() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    WorkerMetrics(int port) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PAGE))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    Reading read() {
        try {
            return parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException notYet) {
            return parse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Reading parse(String page) {
        Map<String, Long> outcomes = new TreeMap<>();
        Matcher outcome = OUTCOME.matcher(page);
        while (outcome.find()) {
            outcomes.merge(outcome.group(1), (long) Double.parseDouble(outcome.group(2)), Long::sum);
        }
        double heap = HEAP.matcher(page)
                .results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .sum();
        return new Reading(outcomes, (long) heap);
    }

    @Override
    public void close() {
        http.close();
    }
}
