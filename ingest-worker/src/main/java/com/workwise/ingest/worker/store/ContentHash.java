package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a posting says what its row says already: the first 16 bytes of SHA-256 over the content. A
 * cryptographic hash, because whoever could make two postings collide could hide an update.
 */
final class ContentHash {

    private ContentHash() {}

    static UUID of(Job job, long companyId, long categoryId) {
        MessageDigest digest = sha256();
        add(digest, job.title());
        add(digest, job.description());
        add(digest, job.location());
        add(digest, job.salary());
        add(digest, companyId);
        add(digest, categoryId);
        add(digest, job.jobType());
        add(digest, job.workMode());
        add(digest, job.featured() ? 1 : 0);
        add(digest, job.source());
        add(digest, job.url());
        Instant postedAt = job.postedAt();
        // PostgreSQL keeps microseconds.
        add(digest, postedAt == null ? Long.MIN_VALUE : postedAt.getEpochSecond());
        add(digest, postedAt == null ? 0 : postedAt.getNano() / 1_000);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The length before the text, so that no two lists of fields run together alike. */
    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            add(digest, -1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (number >> shift));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
