package com.workwise.ingest.ctl;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Which of the standard streams are terminals. */
public record Terminals(boolean in, boolean out, boolean err) {

    public static final Terminals NONE = new Terminals(false, false, false);
    public static final Terminals ALL = new Terminals(true, true, true);

    @SuppressWarnings("SystemConsoleNull") // the other tool holds the opposite
    static Terminals ofProcess() {
        String told = System.getProperty("ingestctl.terminals");
        if (told != null) {
            return new Terminals(told.contains("0"), told.contains("1"), told.contains("2"));
        }
        @Nullable Console console = System.console();
        return console != null && console.isTerminal() ? ALL : NONE;
    }
}
