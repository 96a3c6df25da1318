package com.workwise.ingest.ctl.config;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties file; one that nobody named may be absent. */
record ConfigFile(Path path, Properties properties) {

    private static final Set<String> NAMES = Set.of("url", "key", "key-file", "timeout");

    static ConfigFile of(@Nullable Path flag, Shell shell) {
        String named = flag == null ? shell.variable("INGESTCTL_CONFIG") : flag.toString();
        if (named != null) {
            return read(expand(named, shell));
        }
        Path usual = shell.home().resolve(".config").resolve("ingestctl").resolve("config.properties");
        return Files.exists(usual) ? read(usual) : new ConfigFile(usual, new Properties());
    }

    private static ConfigFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Failure.misuse(
                    "The configuration " + path + " cannot be read", "Check --config and $INGESTCTL_CONFIG.");
        }
        for (String name : properties.stringPropertyNames()) {
            if (!NAMES.contains(name)) {
                throw Failure.misuse(
                        "Unknown property " + name + " in " + path, "Known are url, key, key-file, timeout.");
            }
        }
        return new ConfigFile(path, properties);
    }

    static Path expand(String path, Shell shell) {
        return path.startsWith("~/") ? shell.home().resolve(path.substring(2)) : Path.of(path);
    }

    @Nullable
    String value(String name) {
        String value = properties.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
