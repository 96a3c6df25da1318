package com.workwise.ingest.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

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

    /**
     * @return whether the bytes are well-formed UTF-8: no overlong forms, no encoded surrogates, nothing past U+10FFFF,
     *     and no UTF-16 or UTF-32, which the parsers would detect and read
     */
    public static boolean isUtf8(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
            return false;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
