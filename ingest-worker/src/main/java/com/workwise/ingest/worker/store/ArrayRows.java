package com.workwise.ingest.worker.store;

import com.workwise.ingest.LongText;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One array per column: a single round trip, and one statement text whatever the number of rows, so that the driver's
 * cache holds one prepared statement (several rows of VALUES would make one per batch size, and end at 65,535 parameters).
 */
final class ArrayRows implements Rows {

    /** In bytes; grows with a larger row. */
    private static final int SCRATCH = 4 * 1024;

    private static final String SQL =
            Written.sql(Upsert.insert("""
            unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[],
                $9::text[], $10::boolean[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                $15::bigint[], $16::uuid[]) AS s (%s)""".formatted(Upsert.COLUMNS)), "cardinality($1::text[])");

    @Override
    public Mono<Written> upsert(PostgresqlConnection connection, List<JobRow> rows) {
        RowBytes scratch = new RowBytes(SCRATCH);
        PostgresqlStatement statement = connection
                .createStatement(SQL)
                .bind("$1", texts(rows, JobRow::externalId))
                .bind("$2", texts(rows, row -> row.job().title()))
                .bind("$3", texts(rows, row -> text(row.job().description())))
                .bind("$4", texts(rows, row -> row.job().location()))
                .bind("$5", texts(rows, row -> row.job().salary()))
                .bind("$6", column(rows, JobRow::companyId, Long[]::new))
                .bind("$7", column(rows, JobRow::categoryId, Long[]::new))
                .bind("$8", texts(rows, row -> row.job().jobType()))
                .bind("$9", texts(rows, row -> row.job().workMode()))
                .bind("$10", column(rows, row -> row.job().featured(), Boolean[]::new))
                .bind("$11", texts(rows, row -> row.job().source()))
                .bind("$12", texts(rows, row -> row.job().url()))
                .bind("$13", times(rows, row -> row.job().postedAt()))
                .bind("$14", times(rows, row -> row.version().observedAt()))
                .bind("$15", column(rows, row -> row.version().offset(), Long[]::new))
                .bind("$16", column(rows, scratch::contentHash, UUID[]::new));
        return Written.read(statement.execute(), rows.size());
    }

    private static @Nullable String text(@Nullable LongText text) {
        return text == null ? null : text.toString();
    }

    private static @Nullable String[] texts(List<JobRow> rows, Function<JobRow, @Nullable String> text) {
        return column(rows, text, String[]::new);
    }

    private static @Nullable OffsetDateTime[] times(List<JobRow> rows, Function<JobRow, @Nullable Instant> time) {
        return column(
                rows,
                row -> {
                    Instant instant = time.apply(row);
                    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
                },
                OffsetDateTime[]::new);
    }

    private static <T extends @Nullable Object> T[] column(
            List<JobRow> rows, Function<JobRow, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
