package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.LongText;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Version;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether PostgreSQL reads it as it is meant, {@link PostgresJobStoreIT} tells. */
final class CopyBinaryTest {

    private static final int HEADER_BYTES = 19;

    @Test
    void beginsWithTheSignatureAndEndsWithTheTrailer() {
        String bytes =
                HexFormat.of().formatHex(all(chunks(List.of(row("a", "b")))).array());
        assertThat(bytes).startsWith("5047434f50590aff0d0a00" + "00000000" + "00000000" + "0010");
        assertThat(bytes).endsWith("ffff");
    }

    @Test
    void writesAFieldForEachColumnOfTheUpsertInItsOrder() {
        List<String> fields = fields(row("id-😀", "text \\ \t\n€"));
        assertThat(fields).hasSameSizeAs(Upsert.COLUMNS.split(","));
        Duration posted =
                Duration.between(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2026-02-28T08:30:15.123456Z"));
        Duration observed = Duration.between(Instant.parse("2000-01-01T00:00:00Z"), Deliveries.NOON);
        assertThat(fields.subList(0, 15))
                .containsExactly(
                        "id-😀",
                        "title",
                        "text \\ \t\n€",
                        "Malmö",
                        null,
                        number(7),
                        number(8),
                        "Full-time",
                        "Remote",
                        "\u0001",
                        "test",
                        null,
                        number(posted.toNanos() / 1_000),
                        number(observed.toMillis() * 1_000),
                        number(42));
        assertThat(fields.get(15)).hasSize(16);
    }

    @Test
    void sendsTheHashThatIsComparedWithoutSending() {
        JobRow row = row("a", "b");
        ByteBuf bytes = all(chunks(List.of(row)));
        var hash = new RowBytes(1).contentHash(row);
        assertThat(bytes.getLong(bytes.writerIndex() - 18)).isEqualTo(hash.getMostSignificantBits());
        assertThat(bytes.getLong(bytes.writerIndex() - 10)).isEqualTo(hash.getLeastSignificantBits());
    }

    @Test
    void splitsBetweenRowsAndLosesNone() {
        List<JobRow> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(row("id-" + i, "😀".repeat(i % 300)));
        }
        List<ByteBuf> chunks = chunks(rows);
        assertThat(chunks).hasSizeBetween(10, 200);
        ByteBuf all = all(chunks).skipBytes(HEADER_BYTES);
        for (int i = 0; i < 5_000; i++) {
            assertThat(row(all).getFirst()).isEqualTo("id-" + i);
        }
        assertThat(all.readShort()).isEqualTo((short) -1);
        assertThat(all.isReadable()).isFalse();
    }

    private static List<String> fields(JobRow row) {
        return row(all(chunks(List.of(row))).skipBytes(HEADER_BYTES));
    }

    /** @return a character for each byte where it is no text */
    private static List<String> row(ByteBuf bytes) {
        List<String> fields = new ArrayList<>();
        for (int field = bytes.readShort(); field > 0; field--) {
            int length = bytes.readInt();
            boolean text = fields.size() < 5 || fields.size() == 7 || fields.size() == 8 || fields.size() == 10;
            fields.add(
                    length < 0
                            ? null
                            : bytes.readCharSequence(
                                            length, text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)
                                    .toString());
        }
        return fields;
    }

    private static String number(long number) {
        return Unpooled.copyLong(number).toString(StandardCharsets.ISO_8859_1);
    }

    private static List<ByteBuf> chunks(List<JobRow> rows) {
        List<ByteBuf> chunks = new ArrayList<>();
        CopyBinary.chunks(rows).forEach(chunks::add);
        return chunks;
    }

    private static ByteBuf all(List<ByteBuf> chunks) {
        return Unpooled.copiedBuffer(chunks.toArray(ByteBuf[]::new));
    }

    private static JobRow row(String id, @Nullable String description) {
        Job job = new Job(
                new JobKey(id),
                "title",
                description == null ? null : LongText.of(description),
                "Malmö",
                null,
                "Acme",
                null,
                "Trades",
                null,
                "Full-time",
                "Remote",
                true,
                "test",
                null,
                Instant.parse("2026-02-28T08:30:15.123456Z"));
        return new JobRow(job, new Version(Deliveries.NOON, 42), 7, 8);
    }
}
