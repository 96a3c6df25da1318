package com.workwise.ingest.ctl.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import com.workwise.ingest.ctl.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {

    private static final String LINES = "{\"id\":\"1\",\"key\":\"ä\"}\n{\"id\":\"2\"}\n";

    private final FakeApi api = new FakeApi()
            .on("GET /dead-letters/summary", Samples.SUMMARY)
            .on("GET /dead-letters/export", streamed(LINES, true));

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    private static FakeApi.Answer streamed(String text, boolean whole) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // A length that is promised and not kept.
            exchange.sendResponseHeaders(200, whole ? 0 : bytes.length + 100);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        };
    }

    @Test
    void writesWhatTheApiSends() {
        Ctl.Result result = new Ctl(api).run("dlq", "export", "--code", "x");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo(LINES);
        assertThat(api.last().query()).containsOnlyKeys("code");
    }

    @Test
    void writesAFileThatAppearsWhenItIsComplete() throws Exception {
        Path file = directory.resolve("x.ndjson");

        Ctl.Result result = new Ctl(api).run("dlq", "export", "-o", file.toString());

        assertThat(result.code()).isZero();
        assertThat(Files.readString(file)).isEqualTo(LINES);
        assertThat(result.err()).contains("2 letters written to");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void overwritesNothingUnlessForced() throws Exception {
        Path file = Files.writeString(directory.resolve("x.ndjson"), "precious");

        assertThat(new Ctl(api).run("dlq", "export", "-o", file.toString()).code())
                .isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(new Ctl(api)
                        .run("dlq", "export", "-o", file.toString(), "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(file)).isEqualTo(LINES);
    }

    @Test
    void failsWhenTheStreamBrokeOff() {
        Path file = directory.resolve("x.ndjson");
        for (FakeApi.Answer answer : new FakeApi.Answer[] {streamed(LINES, false), streamed("{\"id\":", true)}) {
            api.on("GET /dead-letters/export", answer);

            Ctl.Result result = new Ctl(api).run("dlq", "export", "-o", file.toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("The stream broke off").contains("not complete");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void failsWhenTheStreamFallsSilent() {
        api.on("GET /dead-letters/export", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            sleep(1500);
        });

        Ctl.Result result = new Ctl(api).run("dlq", "export", "--timeout", "1s");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nothing came for 1 s");
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void exportsIdsWithoutTheirHistory() {
        api.on(
                "GET /dead-letters/" + Samples.LETTER,
                Samples.fullLetter("{\"text\":null,\"base64\":null,\"bytes\":0}"));

        Ctl.Result result = new Ctl(api).run("dlq", "export", Samples.LETTER);

        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains(Samples.LETTER)
                .doesNotContain("history");
    }

    @Test
    void tellsARefusal() {
        api.on("GET /dead-letters/export", FakeApi.problem(400, "bad_filter", "No such filter."));

        Ctl.Result result = new Ctl(api).run("dlq", "export");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No such filter. (HTTP 400, bad_filter, request req-7)");
    }
}
