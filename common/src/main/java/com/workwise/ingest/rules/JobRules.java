package com.workwise.ingest.rules;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobField;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.LongText;
import com.workwise.ingest.RawJob;
import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rules, in the order of the fields. Every one is asked, so that a refusal names all its reasons. */
public final class JobRules {

    /** STRICT wants every field; a company or category may be given by its name or its id. */
    private static final Set<JobField> STRICTLY_REQUIRED = EnumSet.of(
            JobField.LOCATION,
            JobField.SALARY,
            JobField.DESCRIPTION,
            JobField.JOB_TYPE,
            JobField.WORK_MODE,
            JobField.SOURCE,
            JobField.URL,
            JobField.POSTED_AT);

    private JobRules() {}

    /** @param recordKey the key that the posting came with; when there is one, the posting must say the same */
    public static Verdict check(RawJob raw, @Nullable String recordKey, ValidationLevel level) {
        Findings findings = new Findings(level);
        JobKey key = key(raw, recordKey, findings);
        String title = TextRule.title(raw, findings);
        String company = TextRule.read(raw, JobField.COMPANY, findings);
        Long companyId = IdRule.read(raw, JobField.COMPANY_ID, findings);
        String location = TextRule.read(raw, JobField.LOCATION, findings);
        String salary = SalaryRule.read(raw, findings);
        LongText description = TextRule.readLong(raw, JobField.DESCRIPTION, findings);
        String jobType = TextRule.read(raw, JobField.JOB_TYPE, findings);
        String workMode = TextRule.read(raw, JobField.WORK_MODE, findings);
        String category = TextRule.read(raw, JobField.CATEGORY, findings);
        Long categoryId = IdRule.read(raw, JobField.CATEGORY_ID, findings);
        boolean featured = FlagRule.read(raw, JobField.IS_FEATURED, findings);
        String source = TextRule.read(raw, JobField.SOURCE, findings);
        String url = UrlRule.read(raw, findings);
        var postedAt = TimeRule.read(raw, JobField.POSTED_AT, findings);
        if (findings.strict()) {
            requireEverything(raw, findings);
        }
        if (key == null || !findings.reasons().isEmpty()) {
            return new Verdict.Refused(List.copyOf(findings.reasons()));
        }
        if (raw.unknownFields() > 0) {
            findings.warnings()
                    .add(new Reason("unknown_properties", "", "properties that mean nothing here are ignored"));
        }
        boolean companyUntold = company == null && companyId == null;
        boolean categoryUntold = category == null && categoryId == null;
        Job job = new Job(
                key,
                title,
                description,
                location,
                salary,
                company,
                companyUntold ? Long.valueOf(Job.UNKNOWN_ID) : companyId,
                category,
                categoryUntold ? Long.valueOf(Job.UNKNOWN_ID) : categoryId,
                Objects.requireNonNullElse(jobType, Job.DEFAULT_JOB_TYPE),
                Objects.requireNonNullElse(workMode, Job.DEFAULT_WORK_MODE),
                featured,
                Objects.requireNonNullElse(source, Job.DEFAULT_SOURCE),
                url,
                postedAt);
        return new Verdict.Accepted(job, List.copyOf(findings.warnings()));
    }

    private static @Nullable JobKey key(RawJob raw, @Nullable String recordKey, Findings findings) {
        RawJob.Value value = raw.value(JobField.EXTERNAL_ID);
        if (value != null && !(value instanceof RawJob.Text)) {
            findings.refuse(JobField.EXTERNAL_ID, "type", "externalId must be a string");
            return null;
        }
        String externalId = raw.text(JobField.EXTERNAL_ID);
        Reason problem = JobKey.problem(externalId);
        if (externalId == null || problem != null) {
            findings.refuse(Objects.requireNonNull(problem));
            return null;
        }
        JobKey key = new JobKey(externalId);
        if (recordKey != null
                && !recordKey.equals(externalId)
                && JobKey.problem(recordKey) == null
                && !new JobKey(recordKey).equals(key)) {
            // The worker keys by the value; another key only means that the partition does not keep this key's order.
            findings.repair(
                    JobField.EXTERNAL_ID, "differs_from_key", "the record's key is not the posting's externalId");
        }
        return key;
    }

    private static void requireEverything(RawJob raw, Findings findings) {
        for (JobField field : STRICTLY_REQUIRED) {
            require(isThere(raw, field), field, findings);
        }
        require(isThere(raw, JobField.COMPANY) || isThere(raw, JobField.COMPANY_ID), JobField.COMPANY, findings);
        require(isThere(raw, JobField.CATEGORY) || isThere(raw, JobField.CATEGORY_ID), JobField.CATEGORY, findings);
    }

    private static void require(boolean there, JobField field, Findings findings) {
        if (!there) {
            findings.refuse(field, "required", field.json() + " is missing or blank");
        }
    }

    private static boolean isThere(RawJob raw, JobField field) {
        RawJob.Value value = raw.value(field);
        return value instanceof RawJob.Text text ? !text.text().isBlank() : value != null;
    }
}
