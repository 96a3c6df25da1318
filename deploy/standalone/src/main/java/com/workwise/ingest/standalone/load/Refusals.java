package com.workwise.ingest.standalone.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which postings of a file did not get in, for people: some by name, the rest by number. */
final class Refusals {

    private static final int SHOWN = 20;

    private record Refusal(Posting posting, String code, String message) {}

    private final List<Refusal> shown = new ArrayList<>();
    private long count;

    void add(Posting posting, String code, String message) {
        count++;
        if (shown.size() < SHOWN) {
            shown.add(new Refusal(posting, code, message));
        }
    }

    /** In the file's order: what is no JSON was found earlier than what the API refused. */
    void print(String file, PrintStream out) {
        if (count == 0) {
            return;
        }
        out.println(file + ": " + ReportTable.number(count) + " not accepted");
        shown.stream()
                .sorted(Comparator.comparingLong(refusal -> refusal.posting().number()))
                .forEach(refusal -> out.println(
                        "  " + refusal.posting().place() + ": " + refusal.code() + ": " + refusal.message()));
        if (count > shown.size()) {
            out.println("  and " + ReportTable.number(count - shown.size()) + " more");
        }
    }
}
