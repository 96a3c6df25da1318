package com.workwise.ingest.ctl;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process as the commands see it.
 *
 * @param terminals which of the three streams are terminals
 * @param columns of the terminal
 */
public record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminals terminals,
        int columns,
        Map<String, String> environment,
        Path home,
        Clock clock,
        Pauses pauses) {

    private static final int DEFAULT_COLUMNS = 100;
    private static final int NARROWEST = 40;

    /** The start script says which streams are terminals, because a JVM can tell only of all of them at once. */
    static Shell ofProcess() {
        return new Shell(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Terminals.ofProcess(),
                columns(System.getProperty("ingestctl.columns")),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                Clock.systemUTC(),
                Pauses.REAL);
    }

    public @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static int columns(@Nullable String text) {
        try {
            int columns = text == null || text.isBlank() ? DEFAULT_COLUMNS : Integer.parseInt(text.strip());
            return columns <= 0 ? DEFAULT_COLUMNS : Math.max(columns, NARROWEST);
        } catch (NumberFormatException noNumber) {
            return DEFAULT_COLUMNS;
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }
}
