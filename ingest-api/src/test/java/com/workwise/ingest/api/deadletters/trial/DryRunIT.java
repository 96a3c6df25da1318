package com.workwise.ingest.api.deadletters.trial;

import static com.workwise.ingest.api.deadletters.trial.Sample.id;
import static com.workwise.ingest.api.deadletters.trial.Sample.letter;
import static com.workwise.ingest.api.deadletters.trial.Sample.posting;
import static com.workwise.ingest.api.deadletters.trial.Sample.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.edit.EditResult;
import com.workwise.ingest.api.deadletters.edit.Edits;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Failure;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Landed;
import com.workwise.ingest.api.deadletters.trial.DryRunResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DryRunIT {

    private static final String NEVER = "'00000000-0000-0000-0000-000000000000'";

    private Ground ground;
    private DryRun dryRun;
    private String before;

    @BeforeAll
    void start() {
        ground = Ground.migrated();
        dryRun = new DryRun(ground.database(), InstantSource.system());
        ground.execute("INSERT INTO companies (name) VALUES ('Known')");
        for (String key : List.of("old", "same", "new", "seen", "closed", "open", "locked")) {
            String time = key.equals("new") ? "2027-01-01" : "2026-01-01";
            ground.execute(
                    "INSERT INTO jobs (external_id, title, company_id, observed_at, observed_offset, content_hash)"
                            + " VALUES ('" + key + "', 'Cook', 1, '" + time + "', 7, " + NEVER + ")");
        }
        ground.execute("UPDATE jobs SET title = 'Chef' WHERE external_id = 'old'");
        ground.execute("UPDATE jobs SET closed_at = observed_at WHERE external_id = 'closed'");
        ground.execute("INSERT INTO job_sightings SELECT id, '2027-01-01', 9 FROM jobs WHERE external_id = 'seen'");
        ground.execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF NEW.url LIKE '%poison' THEN RAISE EXCEPTION USING ERRCODE = '22000'; END IF;
                    RETURN NEW; END $$""");
        ground.execute("CREATE TRIGGER refuse BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION refuse()");
        before = ground.contents();
    }

    @AfterEach
    void nothingRemains() {
        assertThat(ground.contents()).isEqualTo(before);
        assertThat(ground.locksOfOthers()).isZero();
    }

    @AfterAll
    void stop() {
        ground.close();
    }

    @Test
    void tellsWhatTheUpsertWouldDoToEachLetter() {
        Landed landed = land(
                letter(1, posting("fresh", ",\"company\":\"Unheard\",\"category\":\"Of\"")),
                letter(2, posting("old", "")),
                letter(3, posting("same", "")),
                letter(4, posting("new", "")),
                letter(5, posting("seen", "")),
                letter(6, posting("closed", "")),
                tombstone(7, "open"),
                tombstone(8, "closed2"),
                letter(9, posting("twice", "")),
                letter(10, posting("twice", ",\"salary\":\"5\"")));
        assertThat(landed).isEqualTo(new Landed(3, 3, 1, 3, List.of()));
    }

    @Test
    void findsWhatTheDatabaseRefusesAmongMany() {
        DryRunResult result = run(Flux.range(0, 700).map(i -> letter(i, posting("p" + i, refusedOrNot(i)))));
        assertThat(result.wouldPass()).isEqualTo(690);
        assertThat(result.wouldFail()).isEqualTo(10);
        assertThat(result.failures())
                .containsExactly(new Failure("23503", "", 7, id(0)), new Failure("22000", "", 3, id(150)));
        assertThat(result.database())
                .isEqualTo(new Landed(
                        690, 0, 0, 0, List.of(new Refused("23503", 7, id(0)), new Refused("22000", 3, id(150)))));
    }

    private static String refusedOrNot(int i) {
        if (i % 100 == 0) {
            return ",\"companyId\":4711";
        }
        return i % 200 == 150 ? ",\"url\":\"https://example.com/poison\"" : ",\"company\":\"C" + i % 50 + "\"";
    }

    @Test
    void givesUpWithA503WhenOthersHoldTheRows() {
        try (AutoCloseable lock = ground.lock("locked")) {
            assertThat(lock).isNotNull();
            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class,
                    () -> run(Flux.just(letter(1, posting("locked", "")), letter(2, posting("free", "")))));
            assertThat(refusal.problem().status().value()).isEqualTo(503);
            assertThat(refusal.problem().code()).isEqualTo("database_busy");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void judgesAsTheWorkerDoesThatStartedLast() {
        Flux<Letter> letter = Flux.just(letter(1, posting("a", ",\"source\":\"Feed\"")));
        assertThat(run(letter).policy()).isEqualTo("defaults");
        try {
            ground.execute(
                    "INSERT INTO workers SELECT gen_random_uuid(), 'w', now() - interval '1 hour' - age, now() - silent,"
                            + " 'closed', NULL, 0, 0, jsonb_build_object('level', level, 'levels', '{\"feed\":\"STRICT\"}'::jsonb,"
                            + " 'clockSkew', 'PT24H') FROM (VALUES (interval '5 min', interval '0', 'LENIENT'),"
                            + " ('1 min', '0', 'MODERATE'), ('0', '31 s', 'LENIENT')) AS w (age, silent, level)");
            ground.execute("UPDATE workers SET check_policy = check_policy - 'levels' || '{\"levels\":{}}'"
                    + " WHERE check_policy ->> 'level' = 'LENIENT'");
            DryRunResult result = run(letter);
            assertThat(result.policy()).isEqualTo("workers");
            assertThat(result.wouldFail()).isOne();
        } finally {
            ground.execute("DELETE FROM workers");
        }
    }

    @Test
    void editsAreTheSameWhenTheyWereStored() {
        String numbers = "1e99,-1e-97,1.10,0,".repeat(2_500) + "1";
        Edits sent = Edits.parse(new JsonMapper()
                .readTree("[{\"op\":\"mergePatch\",\"patch\":{\"url\":\"é😀'\",\"x\":["
                        + numbers.replace("1e99,-1e-97,", "7,") + "]}},{\"op\":\"stripNul\"}]"));
        String stored = ground.select("SELECT ('" + sent.json().replace("'", "''") + "'::jsonb)::text");
        assertThat(stored.length()).isGreaterThan(sent.json().length());
        // But for the order of what a patch adds.
        assertThat(edited(Edits.parse(stored))).isEqualTo(edited(sent));
        Edits wide = Edits.parse("[{\"op\":\"mergePatch\",\"patch\":{\"x\":[" + numbers + "]}}]");
        assertThat(Edits.parse(ground.select("SELECT ('" + wide.json() + "'::jsonb)::text"))
                        .isEmpty())
                .isFalse();
    }

    @Test
    void passesOnThatTheDatabaseIsAway() {
        try (Ground away = Ground.away()) {
            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class,
                    () -> new DryRun(away.database(), InstantSource.system())
                            .run(Flux.just(letter(1, posting("a", ""))), Edits.NONE, Extent.RULES)
                            .block());
            assertThat(refusal.problem().status().value()).isEqualTo(503);
        }
    }

    private static JsonNode edited(Edits edits) {
        EditResult result = edits.apply(posting("a", "").getBytes(StandardCharsets.UTF_8));
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(((EditResult.Edited) result).value());
    }

    private Landed land(Letter... letters) {
        return Objects.requireNonNull(run(Flux.just(letters)).database());
    }

    private DryRunResult run(Flux<Letter> letters) {
        return Objects.requireNonNull(
                dryRun.run(letters, Edits.NONE, Extent.DATABASE).block());
    }
}
