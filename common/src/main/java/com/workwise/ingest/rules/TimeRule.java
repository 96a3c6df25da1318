package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times: ISO 8601 strings from 1990 to 2100. Without a zone they are taken as UTC, a date as its midnight, with a warning. */
final class TimeRule {

    static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Far longer than any form that is accepted. */
    private static final int LONGEST = 40;

    private static final String COMMON = "0000-00-00T00:00:00Z";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'HH:mm[:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("][XXX][XX][X]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private TimeRule() {}

    static @Nullable Instant read(RawJob raw, JobField field, Findings findings) {
        return switch (raw.value(field)) {
            case null -> null;
            case RawJob.Text text -> parse(text.text().strip(), field, findings);
            case RawJob.Value other -> {
                findings.forgive(field, "type", field.json() + " must be an ISO 8601 string");
                yield null;
            }
        };
    }

    private static @Nullable Instant parse(String text, JobField field, Findings findings) {
        if (text.isEmpty()) {
            return null;
        }
        Instant time = text.length() > LONGEST ? null : instant(text, field, findings);
        if (time == null) {
            findings.forgive(field, "format", field.json() + " must be ISO 8601, e.g. 2026-01-31T09:30:00Z");
            return null;
        }
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            findings.forgive(field, "range", field.json() + " must lie from 1990 to 2099");
            return null;
        }
        return time;
    }

    private static @Nullable Instant instant(String text, JobField field, Findings findings) {
        try {
            Instant common = commonForm(text);
            if (common != null) {
                return common;
            }
            if (namesTwoZones(text)) {
                return null;
            }
            TemporalAccessor parsed =
                    FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case OffsetDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> assumed(local, field, findings);
                default -> assumed(LocalDate.from(parsed).atStartOfDay(), field, findings);
            };
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** {@code 2026-01-31T09:30:00Z}, which most sources send, in a tenth of the formatter's time. */
    private static @Nullable Instant commonForm(String text) {
        if (text.length() != COMMON.length()) {
            return null;
        }
        for (int i = 0; i < COMMON.length(); i++) {
            char c = text.charAt(i);
            if (COMMON.charAt(i) == '0' ? c < '0' || c > '9' : c != COMMON.charAt(i)) {
                return null;
            }
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    /** @param text with digits only between the two, as {@link #commonForm} has seen */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /** The format's optional zones would let the same one pass twice, as in {@code 09:30ZZ}. */
    private static boolean namesTwoZones(String text) {
        int time = text.indexOf('T');
        return time >= 0
                && text.chars()
                                .skip(time)
                                .filter(c -> c == 'Z' || c == '+' || c == '-')
                                .count()
                        > 1;
    }

    private static Instant assumed(LocalDateTime local, JobField field, Findings findings) {
        findings.repair(field, "zone_assumed", field.json() + " names no zone; UTC is assumed");
        return local.toInstant(ZoneOffset.UTC);
    }
}
