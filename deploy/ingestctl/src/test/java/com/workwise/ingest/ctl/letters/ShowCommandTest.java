package com.workwise.ingest.ctl.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowCommandTest {

    private static final byte[] BYTES = "{\"title\":\"Bäcker\"}".getBytes(StandardCharsets.UTF_8);
    private static final String VALUE = "{\"text\":\"{\\\"title\\\":\\\"Bäcker\\\"}\",\"base64\":\""
            + Base64.getEncoder().encodeToString(BYTES) + "\",\"bytes\":19}";

    private final FakeApi api = new FakeApi().on("GET /dead-letters/" + Samples.LETTER, Samples.fullLetter(VALUE));

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void showsReasonsRecordHeadersAndHistory() {
        Ctl.Result result = new Ctl(api).run("dlq", "show", Samples.LETTER);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("state         open")
                .contains("origin        jobs.raw, partition 3, offset 17, 2026-11-20 21:59:59")
                .contains("salary.range  /salary  from 90 to 50")
                .contains("Value (19 B)\n| {\"title\":\"Bäcker\"}")
                .contains("traceparent  00-ab")
                .contains("bin          base64 gA==")
                .contains("2026-11-21 02:00:00  failed  worker-1           code=salary.range attempts=2");
    }

    @Test
    void tellsATombstoneAndBytesThatAreNoText() {
        api.on(
                "GET /dead-letters/" + Samples.LETTER,
                Samples.fullLetter("{\"text\":null,\"base64\":null,\"bytes\":0}"));
        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER).out()).contains("none: a tombstone");
        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER, "--base64").code())
                .isEqualTo(1);

        api.on(
                "GET /dead-letters/" + Samples.LETTER,
                Samples.fullLetter("{\"text\":null,\"base64\":\"gIE=\",\"bytes\":2}"));
        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER).out()).contains("not UTF-8; in base64:\n| gIE=");
    }

    @Test
    void writesTheBytesToANewFile() throws Exception {
        Path file = directory.resolve("record.json");

        Ctl.Result first = new Ctl(api).run("dlq", "show", Samples.LETTER, "--raw", "-o", file.toString());
        Ctl.Result second = new Ctl(api).run("dlq", "show", Samples.LETTER, "--raw", "-o", file.toString());
        Ctl.Result forced = new Ctl(api).run("dlq", "show", Samples.LETTER, "--raw", "-o", file.toString(), "--force");

        assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
        assertThat(first.code()).isZero();
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err()).contains("record.json exists").contains("--force");
        assertThat(forced.code()).isZero();
    }

    @Test
    void givesBytesToAPipeButNeverToATerminal() {
        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER, "--raw").out())
                .isEqualTo("{\"title\":\"Bäcker\"}");
        assertThat(new Ctl(api)
                        .run("dlq", "show", Samples.LETTER, "--base64")
                        .out()
                        .strip())
                .isEqualTo(Base64.getEncoder().encodeToString(BYTES));

        Ctl.Result terminal = new Ctl(api).person("").run("dlq", "show", Samples.LETTER, "--raw");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("Add -o FILE");
    }

    @Test
    void saysWhenThereIsNoSuchLetter() {
        api.on(
                "GET /dead-letters/" + Samples.LETTER,
                FakeApi.problem(404, "dead_letter_not_found", "No such dead letter."));

        Ctl.Result result = new Ctl(api).run("dlq", "show", Samples.LETTER);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines())
                .containsExactly(
                        "error: No such dead letter. (HTTP 404, dead_letter_not_found, request req-7)",
                        "   do: See `ingestctl dlq list --state any`; retention may have removed it.");
    }

    @Test
    void cutsAVeryLongValueUnlessAllOfItIsWanted() {
        api.on(
                "GET /dead-letters/" + Samples.LETTER,
                Samples.fullLetter("{\"text\":\"" + "x".repeat(9000) + "\",\"base64\":\"eA==\",\"bytes\":9000}"));

        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER).out()).contains("1000 characters more");
        assertThat(new Ctl(api).run("dlq", "show", Samples.LETTER, "--full").out())
                .doesNotContain("characters more");
    }
}
