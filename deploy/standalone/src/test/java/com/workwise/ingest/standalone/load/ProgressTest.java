package com.workwise.ingest.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void drawsABarOfWhatIsSettledOfTheWholeFile() {
        assertThat(ProgressText.bar("jobs", 0.5, tally(2_000, 1_000), Duration.ofSeconds(2)))
                .isEqualTo("jobs [#######.......................]  25 %  2,000 sent, 1,000 settled, 500/s");
        assertThat(ProgressText.bar("jobs", 1, tally(3, 3), Duration.ofSeconds(1)))
                .startsWith("jobs [##############################] 100 %");
        assertThat(ProgressText.bar("jobs", 0, Tally.NONE, Duration.ZERO)).contains("  0 %");
    }

    @Test
    void writesALineEveryFiveSecondsWhereThereIsNoTerminal() {
        Progress progress = new LoggedProgress(out, nanos::get);
        for (int tenths = 0; tenths < 120; tenths++) {
            progress.at("jobs", 0.1, tally(10, 5), Duration.ofSeconds(1));
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void rewritesOneLineOnATerminal() {
        Progress progress = new TerminalProgress(out, nanos::get);
        progress.at("jobs", 0.1, tally(10, 5), Duration.ofSeconds(1));
        progress.at("jobs", 0.2, tally(10, 5), Duration.ofSeconds(1));
        progress.clear();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("\r")
                .endsWith("\r\u001B[2K")
                .doesNotContain("\n")
                .containsOnlyOnce("jobs");
    }

    @Test
    void noticesAStallOnceAMinute() {
        Stall stall = new Stall(out, 0);
        long second = Duration.ofSeconds(1).toNanos();
        assertThat(stall.noticed(5, second)).isFalse();
        assertThat(stall.noticed(5, 60 * second)).isFalse();
        assertThat(stall.noticed(5, 61 * second)).isTrue();
        assertThat(stall.noticed(5, 62 * second)).isFalse();
        assertThat(stall.noticed(6, 130 * second)).isFalse();
        assertThat(stall.noticed(6, 190 * second)).isTrue();
    }

    @Test
    void alignsTheTableAndAddsUp() {
        String table = ReportTable.of(List.of(
                new FileReport("a.ndjson", new Tally(1_500, 1_000, 200, 100, 100, 99, 1, 0), Duration.ofMillis(1_500)),
                new FileReport("b", new Tally(500, 500, 0, 0, 0, 0, 0, 0), Duration.ofMillis(500))));
        assertThat(table).isEqualTo("""
                        file       sent  inserted  updated  unchanged  superseded  rejected  dead  seconds  rows/s
                        ------------------------------------------------------------------------------------------
                        a.ndjson  1,500     1,000      200        100         100        99     1      1.5   1,000
                        b           500       500        0          0           0         0     0      0.5   1,000
                        ------------------------------------------------------------------------------------------
                        total     2,000     1,500      200        100         100        99     1      2.0   1,000\
                        """);
    }

    private static Tally tally(long sent, long inserted) {
        return new Tally(sent, inserted, 0, 0, 0, 0, 0, 0);
    }
}
