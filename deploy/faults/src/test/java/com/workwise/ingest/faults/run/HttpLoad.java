package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An HTTP client that submits batches at a steady rate. 202 is the acknowledgement; anything else leaves them in doubt. */
final class HttpLoad implements Load {

    private static final int BATCH = 50;
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;
    private final Postings postings;
    private final Account account;
    private final Answers answers;
    private final Duration interval;
    private final Thread thread = new Thread(this::run, "http-load");
    private volatile boolean paused;
    private volatile boolean stopped;

    HttpLoad(int port, Postings postings, Account account, Answers answers, int perSecond) {
        this.uri = URI.create("http://127.0.0.1:" + port + "/api/v1/jobs/batches");
        this.postings = postings;
        this.account = account;
        this.answers = answers;
        this.interval = Duration.ofSeconds(1).dividedBy(Math.max(1, perSecond / BATCH));
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void pause(boolean now) {
        paused = now;
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            if (!paused) {
                submit();
            }
            next = Math.max(next + interval.toNanos(), System.nanoTime());
            Wait.until(next);
        }
    }

    private void submit() {
        List<Sent> items =
                IntStream.range(0, BATCH).mapToObj(i -> postings.next()).toList();
        items.forEach(account::sent);
        String body = items.stream()
                .map(item -> new String(item.value() == null ? new byte[0] : item.value(), UTF_8))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", Scene.BEARER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == ACCEPTED) {
                items.forEach(item -> account.acknowledged(item.number()));
            } else {
                account.refused();
            }
        } catch (IOException noAnswer) {
            account.refused();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answers.add(Duration.ofNanos(System.nanoTime() - start));
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
        http.close();
    }
}
