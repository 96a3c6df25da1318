package com.workwise.ingest.bench.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Of a whole table: how many rows, and the sum of a hash of each. Computed from the data here and by {@link #SQL} from
 * the table, it tells whether every row is there with the newest of its values.
 */
public record Fingerprint(long rows, long sum) {

    public static final String SQL = sql(", (extract(epoch FROM observed_at) * 1000)::bigint");

    /** Likewise, but for the time of observation: over HTTP it is the API that decides it. */
    public static final String CONTENT_SQL = sql("");

    private static final String SEPARATOR = "\u001f";

    private static String sql(String further) {
        return """
            SELECT count(*), coalesce(sum(('x' || left(md5(concat_ws(chr(31), external_id, title, description, location,
                salary, c.name, g.name, job_type, work_mode, is_featured, source, url,
                extract(epoch FROM posted_at)::bigint%s)), 8))::bit(32)::bigint), 0)
            FROM jobs JOIN companies c ON c.id = company_id JOIN categories g ON g.id = category_id""".formatted(further);
    }

    /** @param newest one of each posting */
    public static Fingerprint of(Postings postings, Collection<Sighting> newest) {
        return of(newest, postings::posting);
    }

    /** @param posting what a sighting becomes */
    public static Fingerprint of(Collection<Sighting> newest, Function<Sighting, Posting> posting) {
        return of(
                newest.stream().map(sighting -> text(posting.apply(sighting)) + SEPARATOR + sighting.millis()),
                newest.size());
    }

    /** As {@link #CONTENT_SQL} tells. */
    public static Fingerprint ofContent(Postings postings, Collection<Sighting> newest) {
        return of(newest.stream().map(sighting -> text(postings.posting(sighting))), newest.size());
    }

    private static Fingerprint of(Stream<String> rows, int count) {
        MessageDigest md5 = md5();
        long sum = rows.mapToLong(
                        row -> Integer.toUnsignedLong(ByteBuffer.wrap(md5.digest(row.getBytes(StandardCharsets.UTF_8)))
                                .getInt()))
                .sum();
        return new Fingerprint(count, sum);
    }

    private static String text(Posting posting) {
        return String.join(
                SEPARATOR,
                posting.externalId(),
                posting.title(),
                posting.description(),
                posting.location(),
                posting.salary(),
                posting.company(),
                posting.category(),
                posting.jobType(),
                posting.workMode(),
                posting.isFeatured() ? "t" : "f",
                posting.source(),
                posting.url(),
                Long.toString(Instant.parse(posting.postedAt()).getEpochSecond()));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
