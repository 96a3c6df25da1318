package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.worker.Deliveries;
import com.workwise.ingest.worker.Version;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CopyTextTest {

    private static final UUID HASH = new UUID(1, 2);

    @Test
    void writesAColumnForEachOfTheUpsertsInTheirOrder() {
        String line = text(List.of(row("id", "title", "text", "place", Instant.parse("2026-02-28T08:30:15.123456Z"))));
        assertThat(line)
                .isEqualTo("id\ttitle\ttext\tplace\t\\N\t7\t8\tFull-time\tRemote\tt\ttest\t\\N"
                        + "\t2026-02-28T08:30:15.123456Z\t2026-03-01T12:00:00Z\t42\t" + HASH + "\n");
        assertThat(line.split("\t", -1)).hasSameSizeAs(Upsert.COLUMNS.split(","));
    }

    @Test
    void escapesWhatWouldEndAFieldOrALine() {
        String line = text(List.of(row("i\\d", "a\tb", "one\ntwo\r\nthree\\n\\", "\\N", null)));
        assertThat(line).startsWith("i\\\\d\ta\\tb\tone\\ntwo\\r\\nthree\\\\n\\\\\t\\\\N\t\\N\t7");
        assertThat(line.chars().filter(c -> c == '\n')).hasSize(1);
        assertThat(line.chars().filter(c -> c == '\t')).hasSize(15);
    }

    @Test
    void escapesTheEndOfDataMark() {
        assertThat(text(List.of(row("\\.", "\\.", "\\.", null, null)))).startsWith("\\\\.\t\\\\.\t\\\\.\t\\N\t");
    }

    @Test
    void writesUtf8() {
        assertThat(text(List.of(row("焊工", "وظيفة 😀", "\u2028\u0085", null, null))))
                .startsWith("焊工\tوظيفة 😀\t\u2028\u0085\t");
    }

    @Test
    void splitsBetweenRowsAndLosesNone() {
        List<JobRow> rows = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            rows.add(row("id-" + i, "title", "😀".repeat(i % 300), null, null));
        }
        List<ByteBuf> chunks = chunks(rows);
        assertThat(chunks).hasSizeBetween(10, 200);
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk ->
                        assertThat(chunk.getByte(chunk.writerIndex() - 1)).isEqualTo((byte) '\n'));
        String[] lines = text(chunks.stream()).split("\n");
        assertThat(lines).hasSize(5_000);
        assertThat(lines[4_999]).startsWith("id-4999\ttitle\t" + "😀".repeat(4_999 % 300) + "\t");
    }

    private static List<ByteBuf> chunks(List<JobRow> rows) {
        List<ByteBuf> chunks = new ArrayList<>();
        CopyText.chunks(rows).forEach(chunks::add);
        return chunks;
    }

    private static String text(List<JobRow> rows) {
        return text(chunks(rows).stream());
    }

    private static String text(java.util.stream.Stream<ByteBuf> chunks) {
        return chunks.map(chunk -> chunk.toString(StandardCharsets.UTF_8)).collect(Collectors.joining());
    }

    private static JobRow row(
            String id,
            String title,
            @Nullable String description,
            @Nullable String location,
            @Nullable Instant posted) {
        Job job = new Job(
                new JobKey(id),
                title,
                description,
                location,
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
                posted);
        return new JobRow(job, new Version(Deliveries.NOON, 42), 7, 8, HASH);
    }
}
