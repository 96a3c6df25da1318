package com.workwise.ingest.api.edge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes in every answer what a terminal or a browser would obey instead of show: C1 controls, marks that turn the
 * direction of writing, line separators. C0 controls JSON escapes itself. Surrogates are escaped one by one: half a pair
 * has no bytes in UTF-8, and the invisible tag characters are pairs.
 */
final class InertText extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    /** Pairs of the first and the last of a range, rising. */
    private static final int[] RANGES = {
        0x7F, 0x9F,
        // Arabic letter mark.
        0x61C, 0x61C,
        // Left-to-right and right-to-left mark.
        0x200E, 0x200F,
        // Line and paragraph separator; embeddings and overrides.
        0x2028, 0x202E,
        // Isolates.
        0x2066, 0x2069,
        // Surrogates.
        0xD800, 0xDFFF,
        // Byte order mark.
        0xFEFF, 0xFEFF,
        // Interlinear annotations.
        0xFFF9, 0xFFFB
    };

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
        codes[0x7F] = CharacterEscapes.ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return isActive(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
    }

    private static boolean isActive(int character) {
        int at = Arrays.binarySearch(RANGES, character);
        // Between the first and the last of a range, it would have to be put at an odd place.
        return at >= 0 || (-at - 1) % 2 == 1;
    }
}
