package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.faults.replay.Audit;
import com.workwise.ingest.faults.replay.StaleLetters;
import com.workwise.ingest.faults.run.Api;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Operator;
import com.workwise.ingest.faults.run.Operator.Answer;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two operators at two API processes. */
final class ReplayTwiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    /** Letters a second; none of the first two gets to its end. */
    private static final int SLOW = 50;

    private static final int STEADY = 200;
    private static final int FAST = 1_000;

    @Test
    void atTwoProcessesAtOneMoment() {
        try (Scene scene = Scene.shared("ReplayTwice").withApi().start(1)) {
            Api here = scene.api();
            Api there = scene.startApi();
            StaleLetters letters = StaleLetters.of(scene, Form.count(250, 1_400));
            there.process().awaitReady();

            String slowly = StaleLetters.order(scene, SLOW);
            for (int i = 0; i < Form.count(3, 20); i++) {
                String winner = oneWins(together(
                        () -> here.as(Operator.Key.ADA).begin(slowly, null),
                        () -> there.as(Operator.Key.BERT).begin(slowly, null)));
                assertThat(there.as(Operator.Key.BERT).act(winner, "cancel").text("state"))
                        .isEqualTo("cancelled");
            }

            String replay = oneForBoth(together(
                    () -> here.as(Operator.Key.ADA).begin(StaleLetters.order(scene, STEADY), "once"),
                    () -> there.as(Operator.Key.ADA).begin(StaleLetters.order(scene, STEADY), "once")));
            await(here, replay, now -> now.settled() >= 100);
            letters.overtake();
            pausedHereResumedThere(here, there, replay);
            await(there, replay, now -> now.settled() >= 300);
            assertThat(here.as(Operator.Key.BERT).act(replay, "cancel").count("cancelled"))
                    .as("letters that were not sent")
                    .isPositive();
            await(here, replay, ReplayTwiceIT::isAtRest);

            String rest = there.as(Operator.Key.BERT)
                    .begin(StaleLetters.order(scene, FAST), null)
                    .text("id");
            await(here, rest, now -> now.text("state").equals("completed"));
            Audit.require(scene, letters);
        }
    }

    private static void pausedHereResumedThere(Api here, Api there, String replay) {
        assertThat(here.as(Operator.Key.BERT).act(replay, "pause").text("state"))
                .isEqualTo("paused");
        await(here, replay, ReplayTwiceIT::isAtRest);
        int waiting = there.as(Operator.Key.ADA).show(replay).count("waiting");
        Wait.pause(Duration.ofSeconds(1));
        Answer paused = there.as(Operator.Key.ADA).show(replay);
        assertThat(paused.count("waiting")).isEqualTo(waiting).isPositive();
        assertThat(paused.text("state")).isEqualTo("paused");
        assertThat(there.as(Operator.Key.ADA).act(replay, "resume").text("state"))
                .isEqualTo("running");
    }

    private static boolean isAtRest(Answer now) {
        return now.count("sending") + now.count("sent") == 0;
    }

    private static void await(Api api, String replay, Predicate<Answer> truth) {
        Wait.forTruth(
                "a replay proceeds",
                PATIENCE,
                () -> truth.test(api.as(Operator.Key.BERT).show(replay)));
    }

    /** @return the replay that was begun */
    private static String oneWins(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(CREATED, CONFLICT);
        boolean first = answers.getFirst().status() == CREATED;
        Answer won = first ? answers.getFirst() : answers.getLast();
        Answer lost = first ? answers.getLast() : answers.getFirst();
        assertThat(lost.text("code")).isEqualTo("replay_running");
        assertThat(lost.text("replayId")).isEqualTo(won.text("id"));
        return won.text("id");
    }

    private static String oneForBoth(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(CREATED, OK);
        assertThat(answers)
                .extracting(answer -> answer.text("id"))
                .doesNotContain("")
                .containsOnly(answers.getFirst().text("id"));
        return answers.getFirst().text("id");
    }

    private static List<Answer> together(Supplier<Answer> one, Supplier<Answer> other) {
        CyclicBarrier barrier = new CyclicBarrier(2);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> after(barrier, one), ReplayTwiceIT::run);
        CompletableFuture<Answer> second =
                CompletableFuture.supplyAsync(() -> after(barrier, other), ReplayTwiceIT::run);
        return List.of(first.join(), second.join());
    }

    /** The common pool may have one thread. */
    private static void run(Runnable task) {
        Thread unused = Thread.ofPlatform().start(task);
    }

    private static Answer after(CyclicBarrier barrier, Supplier<Answer> act) {
        try {
            barrier.await();
            return act.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
