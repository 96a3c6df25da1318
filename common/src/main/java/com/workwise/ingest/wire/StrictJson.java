package com.workwise.ingest.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** The one configuration of JSON parsing, for the API and the worker alike: what one reads, the other reads the same. */
public final class StrictJson {

    /**
     * Reads one posting. Duplicate properties are errors; depth, names and numbers are bounded. Its parsers accept
     * ill-formed UTF-8, so bytes must pass {@link #isUtf8} first.
     */
    public static final JsonFactory POSTING = factory(Limits.JSON_DEPTH);

    /** Reads postings within a batch, as {@link #POSTING} would read each: the batch's object and array go deeper by two. */
    public static final JsonFactory BATCH = factory(Limits.JSON_DEPTH + 2);

    private StrictJson() {}

    private static JsonFactory factory(int depth) {
        return JsonFactory.builder()
                // All threads that parse are a few of a pool; the shared pool of buffers cost a posting 0.3 µs.
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(Limits.JSON_NUMBER_LENGTH)
                        .maxNameLength(Limits.JSON_NAME_LENGTH)
                        .maxStringLength(Limits.DEAD_LETTER_BYTES)
                        .build())
                .build();
    }

    /** {@link #isUtf8(byte[], int)} of all bytes. */
    public static boolean isUtf8(byte[] bytes) {
        return isUtf8(bytes, bytes.length);
    }

    /**
     * In constant memory: batches are large.
     *
     * @return whether the bytes are well-formed UTF-8: no overlong forms, no encoded surrogates, nothing past U+10FFFF,
     *     and no UTF-16 or UTF-32, which the parsers would detect and read
     */
    public static boolean isUtf8(byte[] bytes, int length) {
        // Of wider forms, JSON holds a zero among the first four bytes.
        for (int i = 0; i < Math.min(4, length); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return Utf8.isWellFormed(bytes, length);
    }
}
