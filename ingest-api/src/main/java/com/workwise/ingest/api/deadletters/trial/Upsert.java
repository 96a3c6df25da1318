package com.workwise.ingest.api.deadletters.trial;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/**
 * Writes postings and closings by the workers' rules in one statement: the newest version wins, against rows and their
 * sightings alike. Content is compared column by column, where workers compare its hash.
 */
final class Upsert {

    private static final String CONTENT = """
            title, description, location, salary, company_id, category_id, job_type, work_mode, is_featured, source, url, \
            posted_at""";

    private static final String SQL = """
            WITH sent AS (
                SELECT u.external_id, u.title, u.description, u.location, u.salary,
                    coalesce(u.company_id, c.id) AS company_id, coalesce(u.category_id, g.id) AS category_id,
                    u.job_type, u.work_mode, u.is_featured, u.source, u.url, u.posted_at, u.observed_at,
                    u.observed_offset, u.closed_at
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                        $8::text[], $9::bigint[], $10::text[], $11::text[], $12::boolean[], $13::text[], $14::text[],
                        $15::timestamptz[], $16::timestamptz[], $17::bigint[], $18::timestamptz[])
                    AS u (external_id, title, description, location, salary, company, company_id, category, category_id,
                        job_type, work_mode, is_featured, source, url, posted_at, observed_at, observed_offset, closed_at)
                LEFT JOIN companies c ON c.name = u.company
                LEFT JOIN categories g ON g.name = u.category),
            same AS (
                SELECT s.external_id FROM sent s JOIN jobs j ON j.external_id = s.external_id
                WHERE (s.closed_at IS NULL) = (j.closed_at IS NULL)
                    AND (s.closed_at IS NOT NULL OR (%2$s) IS NOT DISTINCT FROM (%3$s))),
            put AS (
                INSERT INTO jobs AS j (external_id, observed_at, observed_offset, closed_at, content_hash, %1$s)
                SELECT external_id, observed_at, observed_offset, closed_at, '00000000-0000-0000-0000-000000000000', %1$s
                FROM sent ORDER BY external_id COLLATE "C"
                ON CONFLICT (external_id) DO UPDATE SET (observed_at, observed_offset, closed_at, %1$s) =
                    (excluded.observed_at, excluded.observed_offset, excluded.closed_at, %4$s)
                WHERE (excluded.observed_at, excluded.observed_offset) >= (j.observed_at, j.observed_offset)
                    AND NOT EXISTS (SELECT FROM job_sightings v WHERE v.job_id = j.id
                        AND (v.observed_at, v.observed_offset) > (excluded.observed_at, excluded.observed_offset))
                RETURNING j.external_id, j.xmax = 0 AS inserted)
            SELECT s.external_id, CASE WHEN p.inserted THEN 'INSERTED' WHEN p.external_id IS NULL THEN 'SUPERSEDED'
                WHEN e.external_id IS NOT NULL THEN 'UNCHANGED' ELSE 'UPDATED' END AS fate
            FROM sent s LEFT JOIN put p ON p.external_id = s.external_id
                LEFT JOIN same e ON e.external_id = s.external_id""".formatted(CONTENT, ofEach("s."), ofEach("j."), ofEach("excluded."));

    private Upsert() {}

    private static String ofEach(String prefix) {
        return prefix + CONTENT.replace(", ", ", " + prefix);
    }

    /** @param rows no externalId twice */
    static Flux<Fate> write(Connection connection, List<Row> rows) {
        Map<String, Row> byKey = rows.stream().collect(Collectors.toMap(Row::externalId, Function.identity()));
        return Flux.from(Columns.bind(connection.createStatement(SQL), rows).execute())
                .concatMap(result -> result.map(landed -> fate(landed, byKey)));
    }

    private static Fate fate(Readable landed, Map<String, Row> byKey) {
        Row row = byKey.get(landed.get("external_id", String.class));
        String kind = landed.get("fate", String.class);
        if (row == null || kind == null) {
            throw new IllegalStateException("the statement answered what it was not asked");
        }
        return Fate.of(row, Fate.Kind.valueOf(kind));
    }
}
