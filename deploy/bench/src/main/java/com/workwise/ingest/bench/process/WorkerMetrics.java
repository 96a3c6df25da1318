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

    private static final String PROMETHEUS = "/actuator/prometheus?includedNames=";
    private static final String PAGE = PROMETHEUS + "ingest_records,jvm_memory_used_bytes";
    private static final String BATCHES = PROMETHEUS + "ingest_batch_records";
    private static final Pattern BATCH =
            Pattern.compile("^ingest_batch_records_(count|sum)(?:\\{.*})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern OUTCOME =
            Pattern.compile("^ingest_records_total\\{.*outcome=\"(\\w+)\".*} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} (\\S+)$", Pattern.MULTILINE);

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final HttpRequest batches;

    /**
     * @param outcomes how many records had which outcome
     * @param heap in bytes, garbage included
     */
    public record Reading(Map<String, Long> outcomes, long heap) {

        /** @return records that have any outcome */
        public long settled() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Of two workers. */
        Reading plus(Reading other) {
            Map<String, Long> sums = new TreeMap<>(outcomes);
            other.outcomes.forEach((outcome, records) -> sums.merge(outcome, records, Long::sum));
            return new Reading(sums, heap + other.heap);
        }
    }

    WorkerMetrics(int port) {
        request = request(port, PAGE);
        batches = request(port, BATCHES);
    }

    private static HttpRequest request(int port, String page) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    Reading read() {
        return parse(page(request));
    }

    double recordsPerBatch() {
        return mean(page(batches));
    }

    private String page(HttpRequest of) {
        try {
            return http.send(of, BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static double mean(String page) {
        double records = 0;
        double count = 0;
        Matcher batch = BATCH.matcher(page);
        while (batch.find()) {
            double figure = Double.parseDouble(batch.group(2));
            if (batch.group(1).equals("sum")) {
                records += figure;
            } else {
                count += figure;
            }
        }
        return records / count;
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
