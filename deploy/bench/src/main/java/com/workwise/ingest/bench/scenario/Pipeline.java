package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.load.Latencies;
import com.workwise.ingest.bench.load.OpenLoop;
import com.workwise.ingest.bench.load.Schedule;
import com.workwise.ingest.bench.process.ApiConnections;
import com.workwise.ingest.bench.process.ApiProcess;
import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One API and one worker, each a process of its own, from an empty table on; both warm, as where they run for weeks. */
final class Pipeline implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final int NO_ANSWER = 0;
    private static final int WARM_UP_BATCH = 10;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Stage stage;
    private final String topic;
    private final Crew worker;
    private final ApiProcess api;
    private final Arrivals arrivals;
    private final Supply supply;

    private Pipeline(Stage stage, String topic, Crew worker, ApiProcess api) {
        this.stage = stage;
        this.topic = topic;
        this.worker = worker;
        this.api = api;
        this.arrivals = Arrivals.in(stage.tables());
        this.supply = new Supply(stage);
    }

    static Pipeline start(Stage stage, JarSettings worker, JarSettings api) {
        stage.tables().empty();
        String topic = "bench-pipeline-" + UUID.randomUUID();
        FullTopics.create(stage.services(), List.of(topic));
        Crew startedWorker = Crew.start(worker, stage.services(), topic, 1);
        try {
            ApiProcess startedApi = ApiProcess.start(api, stage.services(), topic);
            return new Pipeline(stage, topic, startedWorker, startedApi);
        } catch (RuntimeException failed) {
            startedWorker.close();
            throw failed;
        }
    }

    /**
     * Small requests, because it is of requests that the compiler must have seen some thousands. Returns when all are
     * rows.
     */
    void warmUp(int requests) {
        submitAgain(supply.take(requests, WARM_UP_BATCH));
    }

    /** Sends new postings and returns when all are rows; what was refused is sent once more when the others are. */
    Step step(Schedule schedule) {
        List<Supply.Batch> batches = supply.take(schedule.requests(), schedule.batch());
        settle();
        Cpu before = cpu();
        OpenLoop.Sent sent = send(schedule, batches);
        List<Supply.Batch> refused = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            if (sent.answers().get(i).status() == ACCEPTED) {
                await(batches.get(i));
            } else {
                refused.add(batches.get(i));
            }
        }
        Cpu used = cpu().since(before);
        double look = lookMillis();
        submitAgain(refused);
        Latencies answers = new Latencies();
        sent.answers().forEach(answer -> answers.record(answer.nanos()));
        long last = 0;
        Latencies rows = new Latencies();
        for (int i = 0; i < batches.size(); i++) {
            for (long seen : seen(batches.get(i))) {
                rows.record(seen - sent.start() - schedule.at(i));
                last = Math.max(last, seen - sent.start());
            }
        }
        return new Step(schedule, refused.size(), answers, rows, last, used, look);
    }

    /**
     * One posting straight to Kafka.
     *
     * @return nanoseconds from its send to its row
     */
    long single(Producer<byte[], byte[]> producer) {
        Supply.Batch one = supply.take(1);
        ProducerRecord<byte[], byte[]> record = supply.record(topic, one);
        long start = System.nanoTime();
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        await(one);
        return arrivals.seen(one.first()) - start;
    }

    /** Before a measurement; see {@link Arrivals#settle}. */
    void settle() {
        arrivals.settle();
    }

    /** How exact the times since then are: the 99th percentile of what lies between two looks for rows. */
    double lookMillis() {
        return arrivals.gapMillis(99);
    }

    /** That all that was sent so far, and nothing else, is in the table. */
    void verify(String name) {
        stage.verification().verifyContent(name, supply.taken());
    }

    /** In bytes, of the worker. */
    long peakResident() {
        return worker.peakResident();
    }

    private Cpu cpu() {
        return stage.services().cpu().with(ApiProcess.API, api.cpu()).with(WorkerProcess.WORKER, worker.cpu());
    }

    /** By new connections: the API closes those that were idle for a while. */
    private OpenLoop.Sent send(Schedule schedule, List<Supply.Batch> batches) {
        try (ApiConnections connections = new ApiConnections(api)) {
            return OpenLoop.run(
                    schedule, number -> submit(connections, batches.get(number).body()));
        }
    }

    private static int submit(ApiConnections connections, byte[] batch) {
        try {
            return connections.submit(Batches.JSON, batch);
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    private void submitAgain(List<Supply.Batch> batches) {
        Clients.submit(
                api, Batches.objects(batches.stream().map(Supply.Batch::body).toList()));
        batches.forEach(this::await);
    }

    private void await(Supply.Batch batch) {
        if (!arrivals.await(batch, System.nanoTime() + PATIENCE)) {
            throw new WrongResult("accepted postings are no rows; see " + worker.log());
        }
    }

    private long[] seen(Supply.Batch batch) {
        return IntStream.range(batch.first(), batch.end())
                .mapToLong(arrivals::seen)
                .toArray();
    }

    @Override
    public void close() {
        arrivals.close();
        api.close();
        worker.close();
    }
}
