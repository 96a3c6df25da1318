package com.workwise.ingest.standalone.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** NDJSON. Only LF ends a line, because U+2028, U+2029 and a lone CR may stand inside of one; blank lines are none. */
final class LinePostings implements Postings {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long lineNumber;

    LinePostings(InputStream in) {
        this.in = in;
    }

    @Override
    public @Nullable Posting next() throws IOException {
        byte @Nullable [] line = line();
        while (line != null && isBlank(line)) {
            line = line();
        }
        return line == null ? null : new Posting("line", lineNumber, withoutCarriageReturn(line));
    }

    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean began = false;
        while (fill()) {
            began = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, position, end - position);
            position = end + 1;
            if (end < filled) {
                break;
            }
        }
        if (!began) {
            return null;
        }
        lineNumber++;
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (position < filled) {
            return true;
        }
        position = 0;
        filled = in.read(buffer);
        return filled > 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        return line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
