package com.workwise.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A posting that has passed the rules. Texts are well-formed, trimmed, within {@link JobField}'s limits and never blank.
 *
 * @param company name; null = the company is given by its id
 * @param companyId id of a row of {@code companies}; wins over the name
 * @param category name; null = the category is given by its id
 * @param categoryId id of a row of {@code categories}; wins over the name
 * @param salary as the source wrote it
 */
public record Job(
        JobKey key,
        String title,
        @Nullable LongText description,
        @Nullable String location,
        @Nullable String salary,
        @Nullable String company,
        @Nullable Long companyId,
        @Nullable String category,
        @Nullable Long categoryId,
        String jobType,
        String workMode,
        boolean featured,
        String source,
        @Nullable String url,
        @Nullable Instant postedAt) {

    /** The rows that stand for "not told" in {@code companies} and {@code categories}. */
    public static final long UNKNOWN_ID = 1;

    public static final String DEFAULT_JOB_TYPE = "Full-time";
    public static final String DEFAULT_WORK_MODE = "On-site";
    public static final String DEFAULT_SOURCE = "manual";
}
