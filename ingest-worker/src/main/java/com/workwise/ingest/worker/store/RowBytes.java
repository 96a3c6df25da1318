package com.workwise.ingest.worker.store;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import com.workwise.ingest.Job;
import com.workwise.ingest.LongText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows as COPY's binary format has them (PostgreSQL manual, COPY, "Binary Format"), in the order of {@link
 * Upsert#COLUMNS}, and the elements of a {@link BinaryArray}, which are fields likewise. Each field has its length before
 * it, so that no two lists of fields run together alike: the hash of a row's content is taken over the very bytes that
 * are sent.
 */
final class RowBytes {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final short FIELDS = 16;
    private static final int NULL = -1;
    private static final Hasher128 XXH3 = Hashing.xxh3_128();

    /** 2000-01-01, from which PostgreSQL counts microseconds. */
    private static final long EPOCH_SECONDS = 946_684_800;

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private byte[] bytes;
    private int length;

    RowBytes(int capacity) {
        this(new byte[capacity]);
    }

    /** @param bytes to write to; it grows by becoming another one */
    RowBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return length;
    }

    /**
     * @param next to write to
     * @return the array with {@link #length} bytes in it; it is not used here any more
     */
    byte[] take(byte[] next) {
        byte[] taken = bytes;
        bytes = next;
        length = 0;
        return taken;
    }

    void add(byte[] raw) {
        room(raw.length);
        System.arraycopy(raw, 0, bytes, length, raw.length);
        length += raw.length;
    }

    void addShort(short number) {
        room(Short.BYTES);
        bytes[length++] = (byte) (number >> Byte.SIZE);
        bytes[length++] = (byte) number;
    }

    void addInt(int number) {
        room(Integer.BYTES);
        INTS.set(bytes, length, number);
        length += Integer.BYTES;
    }

    void add(JobRow row) {
        addShort(FIELDS);
        text(row.externalId());
        int content = length;
        content(row);
        int end = length;
        time(row.version().observedAt());
        number(row.version().offset());
        HashValue128 hash = XXH3.hashBytesTo128Bits(bytes, content, end - content);
        uuid(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /** Tells whether a posting says what its row says already: XXH3 of the content, 128 bits. */
    UUID contentHash(JobRow row) {
        length = 0;
        content(row);
        HashValue128 hash = XXH3.hashBytesTo128Bits(bytes, 0, length);
        return new UUID(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    private void content(JobRow row) {
        Job job = row.job();
        text(job.title());
        text(job.description());
        text(job.location());
        text(job.salary());
        number(row.companyId());
        number(row.categoryId());
        text(job.jobType());
        text(job.workMode());
        flag(job.featured());
        text(job.source());
        text(job.url());
        time(job.postedAt());
    }

    void text(@Nullable String text) {
        if (text == null) {
            addInt(NULL);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        addInt(utf8.length);
        add(utf8);
    }

    void text(@Nullable LongText text) {
        addInt(NULL);
        if (text != null) {
            room(text.mostBytes());
            int end = text.writeUtf8(bytes, length);
            INTS.set(bytes, length - Integer.BYTES, end - length);
            length = end;
        }
    }

    void flag(boolean flag) {
        addInt(1);
        room(1);
        bytes[length++] = (byte) (flag ? 1 : 0);
    }

    void number(long number) {
        addInt(Long.BYTES);
        room(Long.BYTES);
        LONGS.set(bytes, length, number);
        length += Long.BYTES;
    }

    void uuid(UUID uuid) {
        uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    private void uuid(long upper, long lower) {
        addInt(2 * Long.BYTES);
        room(2 * Long.BYTES);
        LONGS.set(bytes, length, upper);
        LONGS.set(bytes, length + Long.BYTES, lower);
        length += 2 * Long.BYTES;
    }

    /** In microseconds, as PostgreSQL keeps it. */
    void time(@Nullable Instant time) {
        if (time == null) {
            addInt(NULL);
        } else {
            number((time.getEpochSecond() - EPOCH_SECONDS) * MICROS + time.getNano() / NANOS_PER_MICRO);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
