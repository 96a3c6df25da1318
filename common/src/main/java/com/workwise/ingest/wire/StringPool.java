package com.workwise.ingest.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that many postings share, such as cities and companies, each made once for as long as it is met. A posting
 * in flight then holds six strings less, which the garbage collector would copy, and whose hashes are known already.
 * Bounded: of two texts for one place the later one stays. For several threads at once: an entry never changes, and one
 * that another thread does not see yet is made again.
 */
final class StringPool {

    private static final int PLACES = 4 * 1024;
    private static final int LONGEST = 64;

    private final @Nullable Entry[] entries = new Entry[PLACES];

    private record Entry(byte[] ascii, String text) {}

    /**
     * @param json a JSON document
     * @param from after a string's opening quote
     * @param end of the document
     * @return null when the string is long, has escapes, or is not ASCII alone
     */
    @Nullable
    String read(byte[] json, int from, int end) {
        int hash = 0;
        for (int i = from; i < end && i <= from + LONGEST; i++) {
            byte c = json[i];
            if (c == '"') {
                return pooled(json, from, i, hash & (PLACES - 1));
            }
            if (c < ' ' || c == '\\') {
                return null;
            }
            hash = 31 * hash + c;
        }
        return null;
    }

    private String pooled(byte[] json, int from, int to, int place) {
        Entry entry = entries[place];
        if (entry == null || !Arrays.equals(entry.ascii, 0, entry.ascii.length, json, from, to)) {
            byte[] ascii = Arrays.copyOfRange(json, from, to);
            entry = new Entry(ascii, new String(ascii, StandardCharsets.ISO_8859_1));
            entries[place] = entry;
        }
        return entry.text;
    }
}
