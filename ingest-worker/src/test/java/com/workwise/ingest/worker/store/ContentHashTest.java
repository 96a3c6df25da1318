package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Job;
import com.workwise.ingest.JobKey;
import com.workwise.ingest.LongText;
import com.workwise.ingest.worker.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ContentHashTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isTheSameForTheSameContentWhateverTheKeyAndTheNames() {
        Job job = job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON);
        Job other = new Job(
                new JobKey("b"),
                "t",
                LongText.of("d"),
                "l",
                "s",
                "Acme",
                null,
                "Trades",
                null,
                "j",
                "w",
                false,
                "o",
                "u",
                NOON);
        assertThat(hash(other, 1, 1)).isEqualTo(hash(job, 1, 1));
    }

    @Test
    void differsWithEveryField() {
        List<UUID> hashes = new ArrayList<>();
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "x", "d", "l", "s", "j", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "x", "l", "s", "j", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "x", "s", "j", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "x", "j", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "x", "w", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "x", false, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", true, "o", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "x", "u", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "x", NOON), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON.plusNanos(1_000)), 1, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON), 2, 1));
        hashes.add(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON), 1, 2));
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void tellsMissingFromEmptyAndOneFieldFromTheNext() {
        List<UUID> hashes = new ArrayList<>();
        hashes.add(hash(job("a", "t", null, null, null, "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", "", null, null, "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", "x", null, null, "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", null, "x", null, "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", null, null, "x", "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", null, null, null, "j", "w", false, "o", "x", null), 1, 1));
        hashes.add(hash(job("a", "tx", null, null, null, "j", "w", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", null, null, null, "jw", "", false, "o", null, null), 1, 1));
        hashes.add(hash(job("a", "t", null, null, null, "j", "w", false, "o", null, Instant.EPOCH), 1, 1));
        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** Or every row would be taken for changed once. */
    @Test
    void isWhatItWasWhenTheRowsWereStored() {
        assertThat(hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON), 1, 1))
                .hasToString("f012b95c-1167-bed6-2ddd-88ef2585000b");
    }

    @Test
    void ignoresWhatPostgresqlDoesNotKeepOfATime() {
        UUID micros = hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON.plusNanos(1_000)), 1, 1);
        UUID nanos = hash(job("a", "t", "d", "l", "s", "j", "w", false, "o", "u", NOON.plusNanos(1_001)), 1, 1);
        assertThat(nanos).isEqualTo(micros);
    }

    private static UUID hash(Job job, long companyId, long categoryId) {
        return new RowBytes(10).contentHash(new JobRow(job, new Version(NOON, 1), companyId, categoryId));
    }

    private static Job job(
            String id,
            String title,
            @Nullable String description,
            @Nullable String location,
            @Nullable String salary,
            String jobType,
            String workMode,
            boolean featured,
            String source,
            @Nullable String url,
            @Nullable Instant postedAt) {
        return new Job(
                new JobKey(id),
                title,
                description == null ? null : LongText.of(description),
                location,
                salary,
                null,
                1L,
                null,
                1L,
                jobType,
                workMode,
                featured,
                source,
                url,
                postedAt);
    }
}
