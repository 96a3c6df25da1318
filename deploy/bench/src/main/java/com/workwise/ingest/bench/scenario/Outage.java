package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A worker under a steady load, whose database is killed and comes back later. The measured time begins when the
 * database has recovered and answers, and ends when hardly anything waits; the load goes on meanwhile.
 */
public final class Outage implements Scenario {

    private static final String NAME = "outage";

    /** Records a second. */
    private static final int LOAD = 2_000;

    /** What may wait: half a second of the load. */
    private static final int USUAL_LAG = LOAD / 2;

    private static final int SECONDS_BEFORE = 10;
    private static final int LEAST_SECONDS_AFTER = 10;

    private final Stage stage;
    private final JarSettings settings;
    private final int seconds;
    private int topics;

    /** @param seconds for which the database is away */
    public Outage(Stage stage, JarSettings settings, int seconds) {
        this.stage = Stage.on(stage.services(), new Workload(stage.workload().seed(), records(seconds)));
        this.settings = settings;
        this.seconds = seconds;
    }

    /** As long as the outage again, so that it still comes in while the backlog is drained. */
    static int records(int outage) {
        return LOAD * (SECONDS_BEFORE + outage + Math.max(LEAST_SECONDS_AFTER, outage));
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        String topic = "bench-outage-" + ++topics;
        stage.tables().empty();
        FullTopics.create(stage.services(), List.of(topic));
        List<ProducerRecord<byte[], byte[]>> records =
                FullTopics.records(stage, Phase.INSERTS, topic).toList();
        try (Crew crew = Crew.start(settings, stage.services(), topic, 1)) {
            Sharing.await(stage.services(), crew, topic);
            try (SteadyLoad load = SteadyLoad.start(stage.services(), records, LOAD)) {
                measured.accept(measure(crew, load));
            }
        }
        FullTopics.delete(stage.services(), List.of(topic));
    }

    private Measurement measure(Crew crew, SteadyLoad load) {
        Watch watch = new Watch(crew, () -> stage.services().cpu());
        watch.settled((long) LOAD * SECONDS_BEFORE);
        stage.services().killPostgres();
        pause(seconds);
        stage.services().startPostgres();
        Watch.Moment back = watch.settled((long) LOAD * SECONDS_BEFORE);
        long waiting = load.acknowledged() - back.reading().settled();
        long firstRow = awaitFirstRow();
        Watch.Moment drained = watch.settled(() -> load.acknowledged() - USUAL_LAG);
        load.awaitEnd();
        Watch.Moment end = watch.settled(stage.workload().records());
        verify(end);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("back to first row s", (firstRow - back.nanos()) / 1e9);
        figures.put("back to drained s", (drained.nanos() - back.nanos()) / 1e9);
        figures.put("waiting when back, records", (double) waiting);
        long records = drained.reading().settled() - back.reading().settled();
        return watch.between(back, drained, NAME, NAME, records).with(figures);
    }

    /** By the database's clock a row is new when its transaction began after the server's start. */
    private long awaitFirstRow() {
        String sql = "SELECT count(*) FROM (SELECT ingested_at FROM jobs ORDER BY id DESC LIMIT 1) newest"
                + " WHERE ingested_at > pg_postmaster_start_time()";
        return stage.tables().await(sql, 1);
    }

    /** Nothing lost, nothing refused, and nothing read twice, which would have made the backlog look smaller. */
    private void verify(Watch.Moment end) {
        Map<String, Long> outcomes = end.reading().outcomes();
        long stored = Outcomes.sum(outcomes, "inserted", "updated", "superseded", "unchanged");
        if (stored != stage.workload().records() || end.reading().settled() != stored) {
            throw new WrongResult(NAME + " had the wrong outcomes: " + outcomes);
        }
        stage.verification().verify(NAME, Phase.INSERTS);
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
