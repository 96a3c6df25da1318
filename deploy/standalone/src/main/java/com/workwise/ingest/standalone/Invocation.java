package com.workwise.ingest.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the user stands: Maven runs us in the module's directory, but file names mean the directory of the shell. */
final class Invocation {

    private Invocation() {}

    /** @return the first of shell's directory, Maven's root and working directory that has the file; else in the first */
    static Path resolve(String file) {
        return Stream.of(System.getenv("PWD"), System.getProperty("ingest.invoked-from"), "")
                .filter(Objects::nonNull)
                .map(directory -> Path.of(directory).resolve(file).toAbsolutePath())
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> shellDirectory().resolve(file).toAbsolutePath());
    }

    private static Path shellDirectory() {
        String directory = System.getenv("PWD");
        return Path.of(directory == null ? "" : directory);
    }
}
