package com.workwise.ingest.bench;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Says what happens while nothing can be shown yet. */
record Progress(PrintStream out) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    void tell(String what) {
        out.println(LocalTime.now(ZoneId.systemDefault()).format(TIME) + " " + what);
    }
}
