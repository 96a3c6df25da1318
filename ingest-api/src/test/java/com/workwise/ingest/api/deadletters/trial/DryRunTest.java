package com.workwise.ingest.api.deadletters.trial;

import static com.workwise.ingest.api.deadletters.trial.Sample.id;
import static com.workwise.ingest.api.deadletters.trial.Sample.letter;
import static com.workwise.ingest.api.deadletters.trial.Sample.posting;
import static com.workwise.ingest.api.deadletters.trial.Sample.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.edit.Edits;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Failure;
import com.workwise.ingest.wire.JobHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

final class DryRunTest {

    private static final Instant NOW = Instant.parse("2026-02-03T00:00:00Z");
    private static final Edits SWAP = Edits.parse("[{\"op\":\"swapSalaryBounds\"}]");

    private final DryRun dryRun = new DryRun(new EmptyDatabase(), InstantSource.fixed(NOW), Schedulers.immediate());

    @Test
    void countsWhatWouldPassAndGroupsWhatWouldNot() {
        DryRunResult result = run(
                Edits.NONE,
                letter(1, posting("a", "")),
                letter(2, posting("b", ",\"salary\":\"9 - 6\",\"url\":\"x\"")),
                letter(3, "{\"externalId\":\"c\"}"),
                letter(4, posting("d", ",\"salary\":\"5 - 2\"")),
                letter(5, "nothing"),
                tombstone(6, "e"),
                tombstone(7, "undefined"));
        assertThat(result.total()).isEqualTo(7);
        assertThat(result.policy()).isEqualTo("defaults");
        assertThat(result.wouldPass()).isEqualTo(2);
        assertThat(result.wouldFail()).isEqualTo(5);
        assertThat(result.failures())
                .startsWith(new Failure("salary.range", "/salary", 2, id(2)))
                .contains(
                        new Failure("title.required", "/title", 1, id(3)),
                        new Failure("json.syntax", "", 1, id(5)),
                        new Failure("key.invalid", "", 1, id(7)))
                .hasSize(4);
        assertThat(result.notEditable()).isZero();
        assertThat(result.database()).isNull();
        assertThat(result.diffs()).isEmpty();
    }

    @Test
    void judgesWhatTheEditsMakeAndShowsTheFirstDifferences() {
        DryRunResult result = dryRun.run(
                        Flux.range(1, 30)
                                .map(i -> letter(i, i % 3 == 0 ? "no" : posting("x" + i, ",\"salary\":\"9 - 6\""))),
                        SWAP,
                        Extent.RULES)
                .block();
        assertThat(Objects.requireNonNull(result).wouldPass()).isEqualTo(20);
        assertThat(result.wouldFail()).isZero();
        assertThat(result.notEditable()).isEqualTo(10);
        assertThat(result.diffs()).hasSize(10);
        assertThat(new JsonMapper().writeValueAsString(result.diffs().getFirst()))
                .isEqualTo("{\"id\":\"" + id(1)
                        + "\",\"changes\":[{\"pointer\":\"/salary\",\"before\":\"9 - 6\",\"after\":\"6 - 9\"}]}");
    }

    @Test
    void onlyEditsWhatAnotherSystemReads() {
        DryRunResult result = dryRun.run(Flux.just(letter(1, "{\"any\":1}"), letter(2, "no")), SWAP, Extent.EDITS)
                .block();
        assertThat(Objects.requireNonNull(result).wouldPass()).isOne();
        assertThat(result.notEditable()).isOne();
        assertThat(result.policy()).isEqualTo("none");
    }

    @Test
    void takesTheLevelFromTheLettersHeader() {
        DryRunResult result =
                run(Edits.NONE, letter(1, posting("a", ""), Sample.TIME, Map.of(JobHeaders.LEVEL, "STRICT")));
        assertThat(result.wouldFail()).isOne();
    }

    @Test
    void takesTheTimeFromTheEditThenTheHeaderThenTheOrigin() {
        Edits mended = Edits.parse("[{\"op\":\"setObservedAt\",\"value\":\"2026-01-31T09:30:00Z\"}]");
        Letter future = letter(1, posting("a", ""), NOW.plusSeconds(90_000), Map.of());
        Letter told =
                letter(1, posting("a", ""), Sample.TIME, Map.of(JobHeaders.OBSERVED_AT, NOW.plusSeconds(90_000) + ""));
        assertThat(run(Edits.NONE, future).failures()).containsExactly(new Failure("timestamp.future", "", 1, id(1)));
        assertThat(run(Edits.NONE, told).failures()).containsExactly(new Failure("timestamp.future", "", 1, id(1)));
        assertThat(run(mended, future).wouldPass()).isOne();
        assertThat(run(mended, told).wouldPass()).isOne();
    }

    @Test
    void asksForLettersAFewAtATime() {
        AtomicLong asked = new AtomicLong();
        AtomicLong most = new AtomicLong();
        String large = posting("a", ",\"description\":\"" + "x".repeat(10_000) + "\",\"salary\":\"9 - 6\"");
        DryRunResult result = dryRun.run(
                        Flux.range(0, 20_000)
                                .map(i -> letter(i, large))
                                .doOnRequest(n -> most.accumulateAndGet(asked.addAndGet(n), Math::max))
                                .doOnNext(sent -> asked.decrementAndGet()),
                        SWAP,
                        Extent.RULES)
                .block();
        assertThat(Objects.requireNonNull(result).wouldPass()).isEqualTo(20_000);
        assertThat(most.get()).isLessThanOrEqualTo(32);
    }

    @Test
    void closesChunksByNumberAndByWeight() {
        Chunks small = new Chunks();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 199; j++) {
                assertThat(small.test(tried("x"))).isFalse();
            }
            assertThat(small.test(tried("x"))).isTrue();
        }
        Chunks large = new Chunks();
        int letters = 1;
        while (!large.test(tried("x".repeat(200_000)))) {
            letters++;
        }
        assertThat(letters).isBetween(10, 25);
    }

    @Test
    void sortsKeysAsTheDatabaseDoes() {
        assertThat(java.util.stream.Stream.of("😀", "\uFFFD", "b", "a", "", "aa", "é")
                        .map(key -> new Row(id(1), key, null, NOW, 0))
                        .sorted(Row.IN_KEY_ORDER)
                        .map(Row::externalId))
                .containsExactly("", "a", "aa", "b", "é", "\uFFFD", "😀");
    }

    private Tried tried(String description) {
        return new Judge(Edits.NONE, WorkerPolicy.DEFAULTS.policy(), InstantSource.fixed(NOW))
                .judge(letter(1, posting("a", ",\"description\":\"" + description + "\"")));
    }

    private DryRunResult run(Edits edits, Letter... letters) {
        return Objects.requireNonNull(
                dryRun.run(Flux.just(letters), edits, Extent.RULES).block());
    }
}
