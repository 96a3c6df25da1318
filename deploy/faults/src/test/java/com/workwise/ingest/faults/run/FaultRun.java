package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The procedure of every fault: {@link #begin}, hurt something, {@link #effect}, {@link #hold}, mend it, {@link #healed},
 * {@link #finish}. The last one checks the guarantees.
 */
public final class FaultRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_RECORDS = 300;

    public final long seed = Form.seed();
    public final Random random = new Random(seed);
    public final Progress progress;

    private final Scene scene;
    private final Account account = new Account();
    private final Answers answers = new Answers();
    private final Loads loads;
    private final Broker broker;
    private final Tail raw;
    private final Tail dead;
    private final Truth truth;
    private final CommitSamples commits;
    private final WorkerSamples workers;
    private boolean workersMayEnd;
    private Duration limit = Duration.ofSeconds(30);
    private long healedAt;
    private long committedAtHealing;
    private long firstCommitAt;

    private FaultRun(Scene scene) {
        this.scene = scene;
        this.loads = new Loads(scene, random, account, answers);
        this.broker = new Broker(scene.admin(), scene.raw);
        this.raw = new Tail(scene.kafka, scene.raw);
        this.dead = new Tail(scene.kafka, scene.dead);
        this.truth = new Truth(raw, account);
        this.commits = new CommitSamples(scene, broker, truth, raw, dead);
        this.workers = new WorkerSamples(scene);
        this.progress = new Progress(scene, broker, account, commits);
    }

    public static FaultRun on(Scene scene) {
        return new FaultRun(scene);
    }

    public FaultRun produce(Mix mix) {
        return produce(mix, Loads.PER_SECOND, null);
    }

    /** @param partition overrides the one that the key decides; null = it does not */
    public FaultRun produce(Mix mix, int perSecond, @Nullable ToIntFunction<Sent> partition) {
        loads.produce(1, mix, perSecond, partition);
        return this;
    }

    /** So many producers on the same postings. */
    public FaultRun produceTogether(int producers, Mix mix, @Nullable ToIntFunction<Sent> partition) {
        loads.produce(producers, mix, Loads.PER_SECOND, partition);
        return this;
    }

    public FaultRun submit(Mix mix) {
        loads.submit(mix);
        return this;
    }

    public Postings postings(Mix mix, String prefix) {
        return loads.postings(mix, prefix);
    }

    /** The fault itself ends workers, so that a restart is none of its faults. */
    public FaultRun workersMayEnd() {
        workersMayEnd = true;
        return this;
    }

    /** Within which the first commit must come after the healing. */
    public FaultRun backWithin(Duration time) {
        limit = time;
        return this;
    }

    /** Returns when records flow, through each worker: one without partitions would not be missed. */
    public FaultRun begin() {
        loads.start();
        await("records flow", PATIENCE, () -> progress.committed() >= WARM_RECORDS);
        await("each worker has partitions", PATIENCE, progress::isShared);
        return this;
    }

    /** Proof that the fault took effect; without it the run says nothing. */
    public void effect(String what, BooleanSupplier truth) {
        answers.hurt();
        await(what, PATIENCE, truth);
    }

    private void await(String what, Duration patience, BooleanSupplier truth) {
        try {
            Wait.forTruth(what, patience, truth);
        } catch (AssertionError late) {
            throw new AssertionError(
                    "%s: %s; sent %d, acknowledged %d, refused %d, committed %d, raw topic read to %s, seed %d"
                            .formatted(
                                    scene.name(),
                                    late.getMessage(),
                                    account.sentCount(),
                                    account.acknowledgedCount(),
                                    account.refusedCount(),
                                    progress.committed(),
                                    raw.positions(),
                                    seed),
                    late);
        }
    }

    /** The load stops, and everything that was sent is worked off. */
    public void pause() {
        loads.pause(true);
        await("everything is worked off", PATIENCE, progress::isWorkedOff);
    }

    public void resume() {
        loads.pause(false);
    }

    public void hold(Duration time) {
        Wait.pause(time);
    }

    /** From here on the clock of the recovery runs; a while of load after it shows that all is well again. */
    public void healed() {
        answers.healed();
        healedAt = System.nanoTime();
        committedAtHealing = progress.committed();
        firstCommitAt = 0;
        await("something is committed after the recovery", PATIENCE, () -> {
            if (progress.committed() > committedAtHealing) {
                firstCommitAt = System.nanoTime();
                return true;
            }
            return false;
        });
        hold(Form.seconds(2, 10));
    }

    /** Records of the test's own making, beside the load. */
    public void write(List<Sent> records, Map<String, byte[]> headers) {
        loads.write(records, headers);
    }

    /** @return unique in this run */
    public int number() {
        return loads.number();
    }

    public int deadLetters() {
        return dead.all().size();
    }

    /** Ends the load, waits until nothing is left to do, and checks. */
    public void finish(List<Guarantee> guarantees) {
        loads.close();
        Duration patience = Form.seconds(90, 300);
        await("every record is worked off", patience, progress::isWorkedOff);
        long restAt = System.nanoTime();
        Map<Integer, Long> ends = broker.ends(scene.raw);
        raw.awaitRead(ends);
        dead.awaitRead(broker.ends(scene.dead));
        commits.close();
        workers.close();
        truth.catchUp(ends.keySet());
        Evidence.Recovery recovery = new Evidence.Recovery(
                workersMayEnd, millis(healedAt, firstCommitAt), millis(healedAt, restAt), limit.toMillis());
        Evidence evidence = Evidence.gather(scene, account, truth, dead.all(), commits, workers, recovery);
        Verdict verdict = Verdict.of(evidence, guarantees, seed);
        System.out.println(verdict.line() + answers.summary());
        verdict.require();
    }

    private static long millis(long from, long to) {
        return from == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    @Override
    public void close() {
        loads.close();
        commits.close();
        workers.close();
        raw.close();
        dead.close();
        broker.close();
    }
}
