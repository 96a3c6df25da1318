package com.workwise.ingest.ctl.config;

import java.util.ArrayList;
import java.util.List;

/** What was odd while the settings were read, but no reason to stop. */
final class Warnings {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
