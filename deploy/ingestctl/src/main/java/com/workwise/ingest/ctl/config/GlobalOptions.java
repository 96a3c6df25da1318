package com.workwise.ingest.ctl.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
public final class GlobalOptions {

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // the library acts on it
    private boolean help;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the API's JSON, for programs, instead of tables.")
    private boolean json;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            defaultValue = "auto",
            completionCandidates = When.class,
            description = "auto (on a terminal), always or never; NO_COLOR is obeyed.")
    private String color = "auto";

    @Option(
            names = "--hints",
            scope = ScopeType.INHERIT,
            negatable = true,
            description = "Suggest next steps (default: on a terminal).")
    private @Nullable Boolean hints;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The API (or $INGESTCTL_URL; else http://127.0.0.1:8080).")
    private @Nullable String url;

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File with the key (or $INGESTCTL_KEY, $INGESTCTL_KEY_FILE).")
    private @Nullable Path keyFile;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "Properties url, key, key-file, timeout (or $INGESTCTL_CONFIG; else those of .config/ingestctl/config.properties at home).")
    private @Nullable Path config;

    @Option(
            names = "--timeout",
            scope = ScopeType.INHERIT,
            paramLabel = "DURATION",
            description = "Of one request, e.g. 10s or 2m (else 60s).")
    private @Nullable String timeout;

    static final class When extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        When() {
            super(List.of("auto", "always", "never"));
        }
    }

    public boolean json() {
        return json;
    }

    public boolean hints(boolean terminal) {
        return hints == null ? terminal : hints;
    }

    String color() {
        return color;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    Path keyFile() {
        return keyFile;
    }

    @Nullable
    Path config() {
        return config;
    }

    @Nullable
    String timeout() {
        return timeout;
    }
}
