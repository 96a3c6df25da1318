package com.workwise.ingest.embedded;

import java.nio.file.Path;

/** A running process, perhaps this one, already uses the data directory. */
public final class DirectoryTaken extends StartFailed {

    private static final long serialVersionUID = 1;

    DirectoryTaken(Path directory) {
        super("the data directory " + directory + " is in use by another running instance", null);
    }
}
