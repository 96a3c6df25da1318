package com.workwise.ingest.ctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");

    private Progress progress(Terminals terminals) {
        Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                stream,
                stream,
                terminals,
                60,
                Map.of(),
                Path.of(""),
                clock,
                duration -> {});
        return new Progress(new Screen(shell, ColorWish.NEVER, false, false));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsABarOverItselfOnATerminalAndTakesItAway() {
        Progress progress = progress(Terminals.ALL);

        progress.show(0, 4, "sent");
        progress.show(1, 4, "too soon to draw");
        now = now.plusMillis(100);
        progress.show(2, 4, "sent\u001b[2J");
        progress.end();

        assertThat(said())
                .isEqualTo(
                        "\r[------------------------] 0/4 sent\u001b[K\r[############------------] 2/4 sent\\u001b[2J\u001b[K\r\u001b[K");
    }

    @Test
    void saysALineEveryFewSecondsElsewhere() {
        Progress progress = progress(Terminals.NONE);

        progress.show(0, 4, "sent");
        now = now.plusSeconds(4);
        progress.show(1, 4, "sent");
        now = now.plusSeconds(1);
        progress.show(2, 4, "sent");
        progress.show(3, 4, "sent");
        progress.end();

        assertThat(said()).isEqualTo("2/4 sent\n");
    }

    @Test
    void knowsNoShareOfAnUnknownTotal() {
        progress(Terminals.ALL).show(7, 0, "read");

        assertThat(said()).isEqualTo("\r7 read\u001b[K");
    }
}
