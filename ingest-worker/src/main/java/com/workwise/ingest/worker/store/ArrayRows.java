package com.workwise.ingest.worker.store;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * One array per column: a single round trip, and one statement text whatever the number of rows, so that the driver's
 * cache holds one prepared statement (several rows of VALUES would make one per batch size, and end at 65,535 parameters).
 */
final class ArrayRows implements Rows {

    /** In bytes; grows with a larger row. */
    private static final int SCRATCH = 4 * 1024;

    static final String SQL = Written.sql(Upsert.insert("""
            unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[],
                $9::text[], $10::boolean[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                $15::bigint[], $16::uuid[]) AS s (%s)""".formatted(Upsert.COLUMNS)), "cardinality($1::text[])");

    @Override
    public Mono<Written> upsert(PostgresqlConnection connection, List<JobRow> rows) {
        RowBytes scratch = new RowBytes(SCRATCH);
        PostgresqlStatement statement = connection
                .createStatement(SQL)
                .bind("$1", BinaryArray.texts(rows, JobRow::externalId))
                .bind("$2", BinaryArray.texts(rows, row -> row.job().title()))
                .bind("$3", BinaryArray.longTexts(rows, row -> row.job().description()))
                .bind("$4", BinaryArray.texts(rows, row -> row.job().location()))
                .bind("$5", BinaryArray.texts(rows, row -> row.job().salary()))
                .bind("$6", BinaryArray.numbers(rows, JobRow::companyId))
                .bind("$7", BinaryArray.numbers(rows, JobRow::categoryId))
                .bind("$8", BinaryArray.texts(rows, row -> row.job().jobType()))
                .bind("$9", BinaryArray.texts(rows, row -> row.job().workMode()))
                .bind("$10", BinaryArray.flags(rows, row -> row.job().featured()))
                .bind("$11", BinaryArray.texts(rows, row -> row.job().source()))
                .bind("$12", BinaryArray.texts(rows, row -> row.job().url()))
                .bind("$13", BinaryArray.times(rows, row -> row.job().postedAt()))
                .bind("$14", BinaryArray.times(rows, row -> row.version().observedAt()))
                .bind("$15", BinaryArray.numbers(rows, row -> row.version().offset()))
                .bind("$16", BinaryArray.uuids(rows, scratch::contentHash));
        return Written.read(statement.execute(), rows.size());
    }
}
