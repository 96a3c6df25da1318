package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeRuleTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00+00:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00-00:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00-04:00, 2026-01-31T13:30:00Z",
        "2026-01-31T09:30:00+0530, 2026-01-31T04:00:00Z",
        "2026-01-31T09:30:00+05, 2026-01-31T04:30:00Z",
        "2026-01-31T09:30:00.123Z, 2026-01-31T09:30:00.123Z",
        "2026-01-31T09:30:00.123456789+01:00, 2026-01-31T08:30:00.123456789Z",
        "2026-01-31T09:30Z, 2026-01-31T09:30:00Z",
        "'\t2026-01-31T09:30:00Z ', 2026-01-31T09:30:00Z",
        "1990-01-01T00:00:00Z, 1990-01-01T00:00:00Z",
        "2099-12-31T23:59:59.999Z, 2099-12-31T23:59:59.999Z",
    })
    void readsIsoTimesWithAZone(String sent, Instant time) {
        Draft draft = Draft.complete().text("postedAt", sent);
        assertThat(draft.accepted(STRICT).postedAt()).isEqualTo(time);
        assertThat(draft.warnings(STRICT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00.5, 2026-01-31T09:30:00.500Z",
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
    })
    void takesATimeWithoutAZoneForUtc(String sent, Instant time) {
        Draft draft = Draft.complete().text("postedAt", sent);
        assertThat(draft.accepted(MODERATE).postedAt()).isEqualTo(time);
        assertThat(draft.warnings(MODERATE)).containsExactly("postedAt.zone_assumed");
        assertThat(draft.refusals(STRICT)).containsExactly("postedAt.zone_assumed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-08-10 10:02:07 UTC",
                "2026-08-10 10:02:07",
                "2026-02-30",
                "2026-02-30T00:00:00Z",
                "2025-02-29",
                "2026-13-01",
                "2026-1-1",
                "2026-01-01T24:00:00Z",
                "2026-01-01T24:00:01Z",
                "2016-12-31T23:59:60Z",
                "2026-01-31T09:60:00Z",
                "2026-01-31T",
                "2026-01-31T09",
                "2026-01-31Z",
                "2026-01-31t09:30:00z",
                "2026-01-31T09:30:00.Z",
                "2026-01-31T09:30:00,5Z",
                "2026-01-31T09:30:00ZZ",
                "2026-01-31T09:30:00Z+05",
                "2026-01-31T09:30:00+05:00+0500",
                "2026-01-31T09:30:00+19:00",
                "2026-01-31T09:30:00[Europe/Paris]",
                "2026-01-31T09:30:00 Z",
                "20260131",
                "2026-W05-6",
                "300000-01-01",
                "1700000000",
                "01/02/2026",
                "soon",
                "null",
                "٢٠٢٦-٠١-٣١",
            })
    void refusesOtherShapes(String sent) {
        refused(Draft.complete().text("postedAt", sent), "postedAt.format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "-4800-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "1989-12-31T23:59:59.999Z",
                "1990-01-01T01:00:00+02:00",
                "2100-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
            })
    void refusesTimesThatNoPostingHas(String sent) {
        refused(Draft.complete().text("postedAt", sent), "postedAt.range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1700000000", "1700000000000", "1e1000000", "1e1000000000", "true", "{}", "[2026,1,31]"})
    void refusesWhatIsNoString(String literal) {
        refused(Draft.complete().with("postedAt", literal), "postedAt.type");
    }

    private static void refused(Draft draft, String code) {
        assertThat(draft.refusals(STRICT)).containsExactly(code);
        assertThat(draft.refusals(MODERATE)).containsExactly(code);
        assertThat(draft.warnings(LENIENT)).containsExactly(code);
        assertThat(draft.accepted(LENIENT).postedAt()).isNull();
    }
}
