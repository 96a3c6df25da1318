package com.workwise.ingest.standalone.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Postings as bytes.
 *
 * @param name for people
 * @param modifiedAt when it was written, as far as known
 * @param size of what {@code opener} gives, before it is unpacked; for the progress bar
 */
public record Source(String name, Instant modifiedAt, long size, Opener opener) {

    /** Opens the bytes as they lie, perhaps packed. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    private static final String SAMPLE = "/sample/postings.ndjson";

    /** Older than whatever a newcomer makes of the sample's postings. */
    private static final Instant SAMPLE_TIME = Instant.parse("2026-01-01T00:00:00Z");

    public static Source of(Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new LoadFailed("cannot read the file " + file);
            }
            return new Source(
                    String.valueOf(file.getFileName()),
                    Files.getLastModifiedTime(file).toInstant(),
                    Files.size(file),
                    () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new LoadFailed("cannot read the file " + file + ": " + e.getMessage());
        }
    }

    /** A few hundred invented postings, some of them bad on purpose. */
    public static Source sample() {
        try (InputStream in = sampleStream()) {
            return new Source("sample", SAMPLE_TIME, in.readAllBytes().length, Source::sampleStream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Source standardInput() {
        return new Source("standard input", Instant.now(), 0, () -> System.in);
    }

    static Source of(String name, byte[] bytes) {
        return new Source(name, Instant.EPOCH, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static InputStream sampleStream() {
        return Objects.requireNonNull(Source.class.getResourceAsStream(SAMPLE), SAMPLE);
    }

    /** @param raw what {@link #opener} gave, or a wrapper of it; packed or not, its first bytes tell */
    static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    /** Every line that is not blank, as it stands. */
    public void lines(Consumer<byte[]> consumer) throws IOException {
        try (InputStream in = unpacked(opener.open())) {
            LinePostings lines = new LinePostings(in);
            for (@Nullable Posting line = lines.next(); line != null; line = lines.next()) {
                consumer.accept(line.json());
            }
        }
    }
}
