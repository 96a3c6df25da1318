package com.workwise.ingest.api.deadletters.trial;

import com.workwise.ingest.Job;
import io.r2dbc.spi.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows as one array per column. */
final class Columns {

    private static final String CLOSED_TITLE = "(closed before it was seen)";

    private Columns() {}

    static Statement bind(Statement statement, List<Row> rows) {
        return statement
                .bind("$1", column(rows, Row::externalId, String[]::new))
                .bind("$2", texts(rows, Job::title, CLOSED_TITLE))
                .bind(
                        "$3",
                        texts(
                                rows,
                                job -> job.description() == null
                                        ? null
                                        : job.description().toString(),
                                null))
                .bind("$4", texts(rows, Job::location, null))
                .bind("$5", texts(rows, Job::salary, null))
                .bind("$6", texts(rows, Job::company, null))
                .bind("$7", ofJobs(rows, Job::companyId, Job.UNKNOWN_ID, Long[]::new))
                .bind("$8", texts(rows, Job::category, null))
                .bind("$9", ofJobs(rows, Job::categoryId, Job.UNKNOWN_ID, Long[]::new))
                .bind("$10", texts(rows, Job::jobType, Job.DEFAULT_JOB_TYPE))
                .bind("$11", texts(rows, Job::workMode, Job.DEFAULT_WORK_MODE))
                .bind("$12", ofJobs(rows, Job::featured, false, Boolean[]::new))
                .bind("$13", texts(rows, Job::source, Job.DEFAULT_SOURCE))
                .bind("$14", texts(rows, Job::url, null))
                .bind("$15", ofJobs(rows, job -> utc(job.postedAt()), null, OffsetDateTime[]::new))
                .bind("$16", column(rows, row -> utc(row.observedAt()), OffsetDateTime[]::new))
                .bind("$17", column(rows, Row::offset, Long[]::new))
                .bind(
                        "$18",
                        column(rows, row -> row.job() == null ? utc(row.observedAt()) : null, OffsetDateTime[]::new));
    }

    private static @Nullable String[] texts(
            List<Row> rows, Function<Job, @Nullable String> text, @Nullable String ofClosing) {
        return ofJobs(rows, text, ofClosing, String[]::new);
    }

    private static <T extends @Nullable Object> T[] ofJobs(
            List<Row> rows, Function<Job, T> value, T ofClosing, IntFunction<T[]> array) {
        return column(
                rows,
                row -> {
                    Job job = row.job();
                    return job == null ? ofClosing : value.apply(job);
                },
                array);
    }

    private static <T extends @Nullable Object> T[] column(
            List<Row> rows, Function<Row, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
