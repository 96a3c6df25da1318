package com.workwise.ingest.standalone.load;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The postings of a file, in its order. */
interface Postings {

    /** @return null at the end */
    @Nullable
    Posting next() throws IOException;

    /**
     * NDJSON is read line by line, however large. A JSON array, and an object whose first property is an array named
     * {@code items}, is read whole.
     *
     * @param in unpacked, and able to reset
     */
    static Postings in(InputStream in) throws IOException {
        skipByteOrderMark(in);
        in.mark(1 << 15);
        int first = firstByte(in);
        boolean whole = first == '[' || (first == '{' && startsItems(in));
        in.reset();
        return whole ? new ArrayPostings(in.readAllBytes()) : new LinePostings(in);
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    private static int firstByte(InputStream in) throws IOException {
        int next = in.read();
        for (int i = 0; i < 1 << 12 && isBlank(next); i++) {
            next = in.read();
        }
        return next;
    }

    private static boolean startsItems(InputStream in) throws IOException {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < 1 << 12 && start.length() < 9; i++) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            if (!isBlank(next)) {
                start.append((char) next);
            }
        }
        return start.toString().equals("\"items\":[");
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
