package com.workwise.ingest.worker.store;

import static com.workwise.ingest.worker.Deliveries.NOON;
import static com.workwise.ingest.worker.Deliveries.posting;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Checked;
import com.workwise.ingest.worker.Outcome;
import com.workwise.ingest.worker.store.Recognition.Recognised;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is presumed without a question. What the question answers, {@link RecognitionIT} tells. */
final class RecognitionTest {

    private static final int PROOF = 32;

    private final Recognition recognition = new Recognition(1);

    private static final class Asked extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final PostgresqlConnection connection = (PostgresqlConnection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {PostgresqlConnection.class}, (proxy, method, arguments) -> {
                throw new Asked();
            });

    @Test
    void nobodyIsAskedOnceEveryRowThatExistsWasARecentOne() {
        stored("a", "b");
        answers(PROOF - 1, "a", "~");
        assertAsked();
        answers(1, "a", "~");
        Recognised recognised = recognise("a", "c", "d");
        assertThat(recognised.added()).extracting(JobRow::externalId).containsExactly("c", "d");
        assertThat(recognised.others()).extracting(JobRow::externalId).containsExactly("a");
        assertThat(recognised.marks()).isEqualTo("~++");
    }

    @Test
    void aRowThatNobodyExpectedBreaksTheProof() {
        stored("a");
        answers(PROOF - 1, "a", "~");
        answers(1, "z", "~");
        answers(1, "a", "~");
        assertAsked();
        answers(PROOF - 1, "a", "~");
        assertThat(recognise("c").added()).hasSize(1);
    }

    @Test
    void whatTheTableRefutesIsAskedAgain() {
        stored("a");
        answers(PROOF, "c", "+");
        assertThat(recognise("d").added()).hasSize(1);
        recognition.refuted();
        assertAsked();
    }

    @Test
    void contentIsComparedWhateverIsProven() {
        stored("a");
        answers(PROOF, "c", "+");
        became(Outcome.UNCHANGED, "a");
        assertAsked();
    }

    @Test
    void changesArePresumedOnceThereWasNothingElseForAWhile() {
        changed(PROOF - 1);
        assertThat(recognition.presumesChanges()).isFalse();
        changed(1);
        assertThat(recognition.presumesChanges()).isTrue();
        recognition.refuted();
        assertThat(recognition.presumesChanges()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"INSERTED", "UNCHANGED", "SUPERSEDED"})
    void anythingElseBreaksThatProof(Outcome other) {
        changed(PROOF);
        Tally tally = new Tally();
        tally.stored(postings("a").getFirst(), Outcome.UPDATED);
        tally.stored(postings("b").getFirst(), other);
        recognition.learn(tally, plan("a", "b"));
        changed(PROOF - 1);
        assertThat(recognition.presumesChanges()).isFalse();
    }

    private void changed(int times) {
        for (int i = 0; i < times; i++) {
            became(Outcome.UPDATED, "a", "b");
        }
    }

    private void assertAsked() {
        assertThatThrownBy(() -> recognise("c")).isInstanceOf(Asked.class);
    }

    private Recognised recognise(String... keys) {
        return requireNonNull(recognition.recognise(connection, rows(keys)).block());
    }

    private void answers(int times, String key, String mark) {
        for (int i = 0; i < times; i++) {
            recognition.answered(rows(key), mark);
        }
    }

    private void stored(String... keys) {
        became(Outcome.INSERTED, keys);
    }

    private void became(Outcome outcome, String... keys) {
        Tally tally = new Tally();
        postings(keys).forEach(item -> tally.stored(item, outcome));
        recognition.learn(tally, plan(keys));
    }

    private static WritePlan plan(String... keys) {
        return WritePlan.of(new Batch(postings(keys)));
    }

    private static List<JobRow> rows(String... keys) {
        return postings(keys).stream()
                .map(Checked.Posting.class::cast)
                .map(posting -> new JobRow(posting.job(), posting.delivery().version(), 1, 1))
                .toList();
    }

    private static List<Checked> postings(String... keys) {
        return Stream.of(keys)
                .<Checked>map(key -> posting(key, "Potter", NOON, 1))
                .toList();
    }
}
