package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.replay.Audit;
import com.workwise.ingest.faults.replay.Rows;
import com.workwise.ingest.faults.replay.StaleLetters;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Operator;
import com.workwise.ingest.faults.run.Operator.Answer;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** SIGSTOP of the database in the midst of a replay, while more letters come. */
final class ReplayDatabaseFrozenIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ASLEEP = Duration.ofSeconds(25);
    private static final int RATE = 500;

    @Test
    void stopsAndGoesOnWhenItIsTold() {
        Assumptions.assumeTrue(Form.isLong(), "a minute's freeze is for the long form: -Pfaults");
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("ReplayDatabaseFrozen", postgres.database())
                        .withApi()
                        .start(1)) {
            Operator operator = scene.api().as(Operator.Key.ADA);
            StaleLetters letters = StaleLetters.of(scene, 1_000);
            // After so long both may think that the replay is theirs.
            scene.startApi().process().awaitReady();
            String replay =
                    operator.begin(StaleLetters.order(scene, RATE), null).text("id");
            await(operator, replay, now -> now.settled() >= 300);

            postgres.freeze();
            letters.add(50);
            Wait.forTruth("the circuit opens", PATIENCE, () -> scene.worker().circuitIs("open"));
            Wait.pause(ASLEEP);
            postgres.thaw();

            await(operator, replay, now -> now.text("state").equals("stopped"));
            assertThat(operator.show(replay).text("stateReason")).contains("circuit");
            letters.awaitLedger();
            letters.overtake();
            Rows.await(scene, 0, "workers WHERE circuit <> 'closed'");
            assertThat(operator.act(replay, "resume").text("state")).isEqualTo("running");
            await(operator, replay, now -> now.text("state").equals("completed"));
            String rest = operator.begin(StaleLetters.order(scene, RATE), null).text("id");
            await(operator, rest, now -> now.text("state").equals("completed"));
            Audit.require(scene, letters);
        }
    }

    private static void await(Operator operator, String replay, Predicate<Answer> truth) {
        Wait.forTruth("a replay proceeds", PATIENCE, () -> truth.test(operator.show(replay)));
    }
}
