package com.workwise.ingest.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends each request at its time although those before it are not answered: a server that stalls is not spared the
 * requests of that time, and each is counted from when it should have been sent.
 */
public final class OpenLoop {

    /** So that the first request is on time. */
    private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(20);

    /** Blocks until its answer. */
    public interface Request {

        /** @return the answer's status */
        int send(int number) throws InterruptedException;
    }

    /** @param nanos after the time at which the request was due */
    public record Answer(int status, long nanos) {}

    /**
     * @param start as in {@link System#nanoTime}; the schedule begins there
     * @param answers in the order of the requests
     */
    public record Sent(long start, List<Answer> answers) {}

    private OpenLoop() {}

    /** Returns when the last request is answered. */
    public static Sent run(Schedule schedule, Request request) {
        long start = System.nanoTime() + HEAD_START;
        List<Future<Answer>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < schedule.requests(); i++) {
                int number = i;
                long due = start + schedule.at(i);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                waiting.add(threads.submit(() -> new Answer(request.send(number), System.nanoTime() - due)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : waiting) {
                answers.add(answer.get());
            }
            return new Sent(start, answers);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
