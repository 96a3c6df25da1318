package com.workwise.ingest.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.api.BatchRegistry;
import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.api.Published;
import com.workwise.ingest.api.Publisher;
import com.workwise.ingest.api.RequestId;
import com.workwise.ingest.api.Submission;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

final class SubmitFlowTest {

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final SubmitRequest REQUEST =
            new SubmitRequest("client", new RequestId("r"), BodyForm.OBJECT, false, null, ValidationLevel.STRICT, null);

    private final ByteBudget budget = new ByteBudget(1_000_000);
    private final RecordingRegistry registry = new RecordingRegistry();
    private final List<Submission> published = new ArrayList<>();

    @Test
    void registersBeforeItPublishesAndAnswersWhatWasTaken() {
        StepVerifier.create(submit("{\"items\":[{\"externalId\":\"a\"},7]}", Published.ACKNOWLEDGED))
                .assertNext(answer -> {
                    assertThat(answer.items()).isEqualTo(2);
                    assertThat(answer.accepted()).isOne();
                    assertThat(answer.refused()).isOne();
                })
                .verifyComplete();
        assertThat(registry.registered).isEqualTo(published).singleElement().satisfies(submission -> {
            assertThat(submission.client()).isEqualTo("client");
            assertThat(submission.receivedAt()).isEqualTo(NOW);
            assertThat(submission.level()).isEqualTo(ValidationLevel.STRICT);
            assertThat(submission.items()).isEqualTo(2);
        });
        assertThat(registry.failed).isEmpty();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void publishesNothingOfABodyThatIsNoBatch() {
        assertRefused(submit("{\"items\":[{\"externalId\":\"a\"}", Published.ACKNOWLEDGED), "malformed_json");
        assertRefused(submit("{\"items\":[1]}", Published.ACKNOWLEDGED), "all_items_refused");
        assertThat(registry.registered).isEmpty();
        assertThat(published).isEmpty();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void notesThatABatchWasNotAcknowledged() {
        assertRefused(submit("{\"items\":[{\"externalId\":\"a\"}]}", Published.UNCONFIRMED), "broker_unavailable");
        assertRefused(submit("{\"items\":[{\"externalId\":\"a\"}]}", Published.OVERLOADED), "overloaded");
        assertThat(registry.failed).isEqualTo(published).hasSize(2);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void goesOnWhenTheClientHangsUp() {
        Publisher slow = submission -> Mono.delay(Duration.ofMillis(200))
                .thenReturn(Published.ACKNOWLEDGED)
                .doOnNext(done -> published.add(submission));
        StepVerifier.create(submit("{\"items\":[{\"externalId\":\"a\"}]}", slow))
                .thenAwait(Duration.ofMillis(50))
                .thenCancel()
                .verify();
        assertThat(budget.taken()).isPositive();
        StepVerifier.create(Mono.delay(Duration.ofMillis(600)))
                .expectNextCount(1)
                .verifyComplete();
        assertThat(published).hasSize(1);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void anArrayIsUsedAgainOnlyWhenItsBatchIsAcknowledged() {
        String json = "{\"items\":[{\"externalId\":\"a\"}" + " ".repeat(100_000) + "]}";
        assertRefused(submit(json, Published.UNCONFIRMED), "broker_unavailable");
        assertRefused(submit(json, Published.OVERLOADED), "overloaded");
        assertAccepted(submit(json, Published.ACKNOWLEDGED));
        assertAccepted(submit(json, Published.ACKNOWLEDGED));
        List<byte[]> arrays = published.stream().map(SubmitFlowTest::arrayOf).toList();
        assertThat(arrays.get(1)).as("a sender may read the first").isNotSameAs(arrays.get(0));
        assertThat(arrays.get(2)).isNotSameAs(arrays.get(0)).isNotSameAs(arrays.get(1));
        assertThat(arrays.get(3)).isSameAs(arrays.get(2));
    }

    @Test
    void whatALongerBodyLeftInTheArrayIsNoPartOfTheNext() {
        String item = "{\"externalId\":\"a\",\"title\":\"" + "x".repeat(50_000) + "\"}";
        assertAccepted(submit("{\"items\":[" + item + "," + item + "]}", Published.ACKNOWLEDGED));
        assertRefused(submit("{\"items\":[" + item + ",", Published.ACKNOWLEDGED), "malformed_json");
        assertAccepted(submit("{\"items\":[" + item + "]}" + " ".repeat(20_000), Published.ACKNOWLEDGED));
        assertThat(arrayOf(published.getFirst())).isSameAs(arrayOf(published.getLast()));
        assertThat(published.getLast().accepted()).hasSize(1);
    }

    private static byte[] arrayOf(Submission submission) {
        return submission.accepted().getFirst().json().array();
    }

    private Mono<BatchAnswer> submit(String json, Published outcome) {
        return submit(json, submission -> {
            published.add(submission);
            return Mono.just(outcome);
        });
    }

    private Mono<BatchAnswer> submit(String json, Publisher publisher) {
        InstantSource clock = InstantSource.fixed(NOW);
        SubmitFlow flow = new SubmitFlow(
                Schedulers.parallel(),
                100,
                new ReceiptClock(clock),
                new BatchIds(clock, new SecureRandom()),
                registry,
                publisher);
        byte[] bytes = json.getBytes(UTF_8);
        Body body = Body.open(budget, bytes.length).append(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        return flow.submit(REQUEST, body.use());
    }

    private static void assertAccepted(Mono<BatchAnswer> answer) {
        StepVerifier.create(answer).expectNextCount(1).verifyComplete();
    }

    private static void assertRefused(Mono<BatchAnswer> answer, String code) {
        StepVerifier.create(answer)
                .verifyErrorSatisfies(error ->
                        assertThat(((ProblemException) error).problem().code()).isEqualTo(code));
    }

    private final class RecordingRegistry implements BatchRegistry {

        final List<Submission> registered = new ArrayList<>();
        final List<Submission> failed = new ArrayList<>();

        @Override
        public Mono<Void> register(Submission submission) {
            return Mono.fromRunnable(() -> {
                assertThat(published).doesNotContain(submission);
                registered.add(submission);
            });
        }

        @Override
        public void publishingFailed(Submission submission) {
            failed.add(submission);
        }
    }
}
