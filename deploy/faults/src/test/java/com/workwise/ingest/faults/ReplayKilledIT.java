package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.replay.Audit;
import com.workwise.ingest.faults.replay.Moment;
import com.workwise.ingest.faults.replay.Rows;
import com.workwise.ingest.faults.replay.StaleLetters;
import com.workwise.ingest.faults.run.Api;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Operator;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who runs a replay dies, or sleeps until another has taken over; the worker dies in its midst. */
final class ReplayKilledIT {

    /** Letters a second: enough of them must be left when it dies. */
    private static final int RATE = 400;

    private static final String UNKNOWN = "replay_items WHERE state = 'sending'";
    private static final String WAITING = "replay_items WHERE state = 'waiting'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void killedAndFrozen() {
        try (Scene scene = Scene.shared("ReplayKilled")
                .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                .withApi()
                .start(1)) {
            StaleLetters letters = StaleLetters.of(scene, Form.count(500, 1_400));

            Api first = scene.api();
            String replay = first.as(Operator.Key.ADA)
                    .begin(StaleLetters.order(scene, RATE), null)
                    .text("id");
            settled(first, replay, 300);

            scene.worker().kill();
            Moment.sentAndNotNoted(scene, () -> first.process().kill());
            assertThat(Rows.count(scene, UNKNOWN)).isPositive();
            long waiting = Rows.count(scene, WAITING);
            Api second = scene.startApi();
            letters.overtake();
            second.process().awaitReady();
            // Without a worker nobody but the topic can tell what was sent.
            Rows.await(scene, 0, UNKNOWN);
            scene.worker().start();
            Wait.forTruth("the second one sends", PATIENCE, () -> Rows.count(scene, WAITING) < waiting - 100);

            Moment.takenAndNotSent(scene, () -> second.process().freeze());
            assertThat(Rows.count(scene, UNKNOWN)).isPositive();
            long left = Rows.count(scene, WAITING);
            assertThat(left).as("letters that wait for the first one").isGreaterThan(100);
            first.process().start().awaitReady();
            Wait.forTruth("the first one sends", PATIENCE, () -> Rows.count(scene, WAITING) < left - 100);
            second.process().thaw();
            if (Form.isLong()) {
                scene.worker().kill();
                scene.worker().start();
            }
            Wait.forTruth(
                    "the replay is over",
                    PATIENCE,
                    () -> at(first, replay).text("state").equals("completed"));
            rebuilt(second);
            Audit.require(scene, letters);
        }
    }

    /** Everything is read twice, by the one who slept; whatever it still had in mind it has done by then. */
    private static void rebuilt(Api api) {
        Operator operator = api.as(Operator.Key.ADA);
        Wait.pause(Duration.ofSeconds(1));
        String rebuild = operator.rebuild().text("id");
        Wait.forTruth(
                "the ledger is rebuilt",
                PATIENCE,
                () -> operator.rebuilt(rebuild).text("state").equals("completed"));
    }

    private static Operator.Answer at(Api api, String replay) {
        return api.as(Operator.Key.BERT).show(replay);
    }

    private static void settled(Api api, String replay, int letters) {
        Wait.forTruth(letters + " letters are settled", PATIENCE, () -> {
            Operator.Answer now = at(api, replay);
            if (!now.text("state").equals("running")) {
                throw new AssertionError("it does not run any more: " + now);
            }
            return now.settled() >= letters;
        });
    }
}
