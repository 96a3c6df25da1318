package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.json.Json;
import com.workwise.ingest.ctl.session.NewFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where an export goes: bytes as they come, but to a terminal made inert, line by line. */
final class Lines {

    private final @Nullable NewFile file;
    private final @Nullable PrintStream stream;
    private final boolean terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long count;
    private long bytes;
    private boolean whole = true;

    Lines(NewFile file) {
        this.file = file;
        this.stream = null;
        this.terminal = false;
    }

    Lines(PrintStream stream, boolean terminal) {
        this.file = null;
        this.stream = stream;
        this.terminal = terminal;
    }

    void write(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            boolean end = buffer[i] == '\n';
            count += end ? 1 : 0;
            whole = end;
            if (terminal) {
                line.write(buffer[i]);
                if (end) {
                    print();
                }
            }
        }
        if (file != null) {
            file.write(buffer, length);
        } else if (stream != null) {
            if (!terminal) {
                stream.write(buffer, 0, length);
            }
            if (stream.checkError()) {
                throw Failure.failed("Nobody reads the output any more", "Use -o FILE to keep all of it.");
            }
        }
    }

    private void print() {
        if (stream != null) {
            stream.print(Json.inert(line.toString(StandardCharsets.UTF_8)));
        }
        line.reset();
    }

    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Whether the last line has its end. */
    boolean whole() {
        return whole;
    }
}
