package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.process.ApiConnection;
import com.workwise.ingest.bench.process.ApiProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP clients side by side, each with one batch at a time. */
final class Clients {

    private static final int COUNT = 16;
    private static final int ACCEPTED = 202;

    private Clients() {}

    /** @return seconds until the last answer; each must be 202 */
    static double submit(ApiProcess api, Batches batches) {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(COUNT)) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int client = 0; client < COUNT; client++) {
                clients.add(threads.submit(() -> {
                    try (ApiConnection connection = api.connect()) {
                        return submit(connection, batches, next);
                    }
                }));
            }
            for (Future<Integer> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot submit", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static int submit(ApiConnection connection, Batches batches, AtomicInteger next) throws IOException {
        List<byte[]> bodies = batches.bodies();
        int sent = 0;
        for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
            int status = connection.submit(batches.contentType(), bodies.get(i));
            if (status != ACCEPTED) {
                throw new WrongResult("the API answered " + status);
            }
            sent++;
        }
        return sent;
    }
}
