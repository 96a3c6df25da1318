package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Fingerprint;
import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Posting;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.process.ApiProcess;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.process.WorkerProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Postings whose title is too short become dead letters, and one replay gives all of them a title. Measured is from the
 * request that makes the replay to the last row.
 */
public final class Replay implements Scenario {

    private static final String NAME = "replay";
    private static final int SHARE = 10;
    private static final String REFUSED = "x";
    private static final String FIXED = "Potter (m/f/d)";
    private static final String RESOLVED = "SELECT count(*) FROM dead_letters WHERE state = 'resolved'";

    private final Stage stage;
    private final JarSettings workers;
    private final JarSettings api;
    private final List<Sighting> letters;
    private int rounds;

    public Replay(Stage stage, JarSettings workers, JarSettings api) {
        this.stage = stage;
        this.workers = workers;
        this.api = api;
        this.letters = stage.workload().sightings(Phase.INSERTS).stream()
                .filter(sighting -> sighting.version() == 0)
                .limit(Math.max(1, stage.workload().records() / SHARE))
                .toList();
    }

    @Override
    public void round(Consumer<Measurement> measured) {
        Topics topics = Topics.ofRound(++rounds);
        stage.tables().empty();
        stage.tables().run("TRUNCATE dead_letters, replays, discards RESTART IDENTITY CASCADE");
        FullTopics.create(stage.services(), topics.all());
        FullTopics.fill(
                stage, letters.stream().map(letter -> FullTopics.record(topics.raw(), refused(letter), letter)));
        try (Crew crew = Crew.start(topics.in(workers), stage.services(), topics.raw(), 1);
                ApiProcess process = ApiProcess.start(operated(topics.in(api)), stage.services(), topics.raw())) {
            Watch watch = new Watch(crew, () -> stage.services().cpu().with(ApiProcess.API, process.cpu()));
            watch.settled(letters.size());
            stage.tables().await("SELECT count(*) FROM dead_letters WHERE state = 'open'", letters.size());
            stage.tables().settle();
            measured.accept(measure(process, watch));
        }
        FullTopics.delete(stage.services(), topics.all());
    }

    private Measurement measure(ApiProcess process, Watch watch) {
        Watch.Moment before = watch.settled(letters.size());
        String id = Order.begin(process, letters.size(), FIXED);
        Watch.Moment last = watch.settled(2L * letters.size());
        long resolved = stage.tables().await(RESOLVED, letters.size());
        verify(last, Order.awaitEnd(process, id));
        return watch.between(before, last, NAME, NAME, letters.size())
                .with(Map.of("to the last letter resolved s", (resolved - before.nanos()) / 1e9));
    }

    private void verify(Watch.Moment last, Order.End end) {
        Map<String, Long> outcomes = last.reading().outcomes();
        long all = letters.size();
        if (outcomes.getOrDefault("rejected", 0L) != all || outcomes.getOrDefault("inserted", 0L) != all) {
            throw new WrongResult(NAME + " had the wrong outcomes: " + outcomes);
        }
        if (!end.state().equals("completed") || end.passed() != all) {
            throw new WrongResult(NAME + " ended as " + end);
        }
        stage.verification().verify(NAME, Fingerprint.of(letters, letter -> titled(letter, FIXED)));
    }

    private Posting refused(Sighting letter) {
        return titled(letter, REFUSED);
    }

    private Posting titled(Sighting letter, String title) {
        return stage.postings().posting(letter).titled(title);
    }

    /** With the role for it, and without a second operator, who would only add his own time. */
    private static JarSettings operated(JarSettings settings) {
        return settings.with("ingest.api.keys[0].roles", "dead-letters:read,dead-letters:replay")
                .with("ingest.api.dead-letters.approval-from", "1000000");
    }

    /** Of one round: no worker and no ledger reads what is left of another. */
    private record Topics(String raw, String replay, String deadLetters) {

        static Topics ofRound(int number) {
            return new Topics(
                    "bench-refused-" + number,
                    WorkerProcess.REPLAY + "-" + number,
                    WorkerProcess.DEAD_LETTERS + "-" + number);
        }

        List<String> all() {
            return List.of(raw, replay, deadLetters);
        }

        JarSettings in(JarSettings settings) {
            return settings.with("ingest.topics.replay", replay).with("ingest.topics.dead-letter", deadLetters);
        }
    }
}
