package com.workwise.ingest.standalone.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Which postings of a file did not get in, for people: the first ones by name, the rest by number. */
final class Refusals {

    private static final int SHOWN = 20;

    private final List<String> shown = new ArrayList<>();
    private long count;

    void add(Posting posting, String code, String message) {
        count++;
        if (shown.size() < SHOWN) {
            shown.add("  " + posting.place() + ": " + code + ": " + message);
        }
    }

    void print(String file, PrintStream out) {
        if (count == 0) {
            return;
        }
        out.println(file + ": " + count + " not accepted");
        shown.forEach(out::println);
        if (count > shown.size()) {
            out.println("  and " + (count - shown.size()) + " more");
        }
    }
}
