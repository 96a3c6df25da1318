package com.workwise.ingest.ctl.select;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.config.Durations;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A moment as people type it: how long ago, a day, or ISO 8601; without a zone it is UTC. */
public final class When {

    private When() {}

    public static Instant parse(String text, Clock clock) {
        if (text.equals("now")) {
            return clock.instant();
        }
        if (Durations.matches(text)) {
            return clock.instant().minus(Durations.parse(text));
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            boolean zoned = text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$") && text.contains("T");
            return zoned && !text.matches(".*T\\d\\d$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw Failure.misuse(
                    "This is no time: " + text,
                    "Use e.g. 2h, 7d, 2026-11-21, 2026-11-21T02:00 or 2026-11-21T02:00:00Z.");
        }
    }
}
