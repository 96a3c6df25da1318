package com.workwise.ingest.faults;

import com.workwise.ingest.faults.replay.Audit;
import com.workwise.ingest.faults.replay.Moment;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void killedAndFrozen() {
        try (Scene scene = Scene.shared("ReplayKilled")
                .with("spring.kafka.consumer.properties.session.timeout.ms", 6_000)
                .with("spring.kafka.consumer.properties.heartbeat.interval.ms", 1_000)
                .withApi()
                .start(1)) {
            StaleLetters letters = StaleLetters.of(scene, Form.count(400, 1_400));
            int rate = Form.count(600, 600);
            Api first = scene.api();
            String replay = first.as(Operator.Key.ADA)
                    .begin(StaleLetters.order(scene, rate), null)
                    .text("id");
            settled(first, replay, 300);

            Moment.sentAndNotNoted(scene, () -> {
                scene.worker().kill();
                first.process().kill();
            });
            scene.worker().start();
            Api second = scene.startApi();
            letters.overtake();
            second.process().awaitReady();
            int sofar = at(second, replay).settled();
            settled(second, replay, sofar + 300);

            Moment.takenAndNotSent(scene, () -> second.process().freeze());
            scene.worker().kill();
            scene.worker().start();
            first.process().start().awaitReady();
            settled(first, replay, at(first, replay).settled() + 300);
            second.process().thaw();
            Wait.forTruth(
                    "the replay is over",
                    PATIENCE,
                    () -> at(first, replay).text("state").equals("completed"));
            // Whatever the sleeper still had in mind.
            Wait.pause(Duration.ofSeconds(2));
            Audit.require(scene, letters);
        }
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
