package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.LongText;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobRulesTest {

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void takesACompletePostingAsItWasSent(ValidationLevel level) {
        assertThat(Draft.complete().warnings(level)).isEmpty();
        assertThat(Draft.complete().accepted(level))
                .isEqualTo(new Job(
                        new JobKey("job-1"),
                        "Welder",
                        LongText.of("Welds.\nAll day."),
                        "Malmö",
                        "40000 - 50000 SEK",
                        "Acme",
                        null,
                        "Trades",
                        null,
                        "Part-time",
                        "Remote",
                        true,
                        "test",
                        "https://example.org/jobs/1",
                        Instant.parse("2026-01-31T09:30:00Z")));
    }

    @ParameterizedTest
    @EnumSource(
            value = ValidationLevel.class,
            names = {"MODERATE", "LENIENT"})
    void fillsInTheDefaultsOfAPostingThatSaysLittle(ValidationLevel level) {
        assertThat(Draft.minimal().warnings(level)).isEmpty();
        assertThat(Draft.minimal().accepted(level))
                .isEqualTo(new Job(
                        new JobKey("job-1"),
                        "Welder",
                        null,
                        null,
                        null,
                        null,
                        1L,
                        null,
                        1L,
                        "Full-time",
                        "On-site",
                        false,
                        "manual",
                        null,
                        null));
    }

    @ParameterizedTest
    @EnumSource(
            value = ValidationLevel.class,
            names = {"MODERATE", "LENIENT"})
    void takesBlankAndNullForMissing(ValidationLevel level) {
        Draft draft = Draft.complete();
        for (String field : List.of(
                "company",
                "location",
                "salary",
                "description",
                "jobType",
                "workMode",
                "category",
                "source",
                "url",
                "postedAt")) {
            draft.with(field, field.length() % 2 == 0 ? "null" : "\" \\t\\n\"");
        }
        draft.with("isFeatured", "null");
        assertThat(draft.accepted(level)).isEqualTo(Draft.minimal().accepted(level));
        assertThat(draft.warnings(level)).isEmpty();
    }

    @Test
    void strictWantsEveryFieldAndNamesEachThatIsMissing() {
        assertThat(Draft.minimal().refusals(STRICT))
                .containsExactlyInAnyOrder(
                        "company.required",
                        "location.required",
                        "salary.required",
                        "description.required",
                        "jobType.required",
                        "workMode.required",
                        "category.required",
                        "source.required",
                        "url.required",
                        "postedAt.required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"location", "salary", "description", "jobType", "workMode", "source", "url", "postedAt"})
    void strictTakesABlankFieldForAMissingOne(String field) {
        assertThat(Draft.complete().text(field, " \n ").refusals(STRICT)).containsExactly(field + ".required");
    }

    @Test
    void strictTakesACompanyAndACategoryByIdAlone() {
        Draft byId = Draft.complete()
                .without("company")
                .without("category")
                .with("companyId", "7")
                .with("categoryId", "8");
        Job job = byId.accepted(STRICT);
        assertThat(job.companyId()).isEqualTo(7);
        assertThat(job.company()).isNull();
        assertThat(job.categoryId()).isEqualTo(8);
        assertThat(job.category()).isNull();
    }

    @Test
    void namesAllReasonsNotJustTheFirst() {
        Draft bad = Draft.minimal()
                .with("externalId", "12")
                .text("title", "x")
                .with("company", "[]")
                .with("companyId", "0")
                .text("salary", "90 - 10")
                .text("url", "ftp://example.org")
                .with("isFeatured", "\"yes\"")
                .text("jobType", "x".repeat(101))
                .text("postedAt", "soon");
        assertThat(bad.refusals(MODERATE))
                .containsExactly(
                        "externalId.type",
                        "title.too_short",
                        "company.type",
                        "companyId.range",
                        "salary.range",
                        "jobType.too_long",
                        "isFeatured.type",
                        "url.scheme",
                        "postedAt.format");
    }

    @Test
    void lenientKeepsWhatFitsAndWarnsOfTheRest() {
        Draft bad = Draft.complete()
                .text("title", "x")
                .with("company", "[1]")
                .with("categoryId", "\"7\"")
                .text("url", "ftp://example.org")
                .with("isFeatured", "1")
                .with("location", "12.5")
                .text("postedAt", "soon");
        Job job = bad.accepted(LENIENT);
        assertThat(job.title()).isEqualTo("x");
        assertThat(job.company()).isNull();
        assertThat(job.companyId()).isEqualTo(Job.UNKNOWN_ID);
        assertThat(job.categoryId()).isEqualTo(7);
        assertThat(job.url()).isNull();
        assertThat(job.featured()).isTrue();
        assertThat(job.location()).isEqualTo("12.5");
        assertThat(job.postedAt()).isNull();
        assertThat(bad.warnings(LENIENT))
                .containsExactly(
                        "company.type",
                        "location.type",
                        "categoryId.type",
                        "isFeatured.type",
                        "url.scheme",
                        "postedAt.format");
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void ignoresPropertiesThatItDoesNotKnowWithOneWarning(ValidationLevel level) {
        Draft draft = Draft.complete().with("__proto__", "{\"title\":\"x\"}").with("Title", "\"y\"");
        assertThat(draft.accepted(level)).isEqualTo(Draft.complete().accepted(level));
        assertThat(draft.warnings(level)).containsExactly("unknown_properties");
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void neverTellsThePostingsOwnText(ValidationLevel level) {
        String secret = "s3cr3t";
        Draft draft = Draft.minimal();
        for (String field : List.of("title", "company", "companyId", "isFeatured", "url", "postedAt", "categoryId")) {
            draft.text(field, secret + "\u0001\u202E" + "x".repeat(3_000));
        }
        List<Reason> told = switch (draft.text("externalId", secret + "\u0000").judged(level)) {
            case Verdict.Accepted accepted -> accepted.warnings();
            case Verdict.Refused refused -> refused.reasons();
        };
        assertThat(told).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.toString()).doesNotContain(secret).doesNotContain("\u0001");
            assertThat(reason.message()).isNotBlank().hasSizeLessThan(200);
        });
    }

    @Test
    void pointsAtTheField() {
        Verdict.Refused refused =
                (Verdict.Refused) Draft.complete().with("companyId", "-1").judged(MODERATE);
        assertThat(refused.reasons()).extracting(Reason::pointer).containsExactly("/companyId");
    }
}
