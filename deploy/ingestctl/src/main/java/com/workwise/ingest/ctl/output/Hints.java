package com.workwise.ingest.ctl.output;

import java.util.ArrayList;
import java.util.List;

/** What a person may want to type next; words that came from elsewhere are quoted for the shell. */
public final class Hints {

    record Line(String command, String why) {}

    private final List<Line> lines = new ArrayList<>();

    /** @param words of the command, after its name */
    public Hints add(String why, String... words) {
        return add(why, List.of(words));
    }

    public Hints add(String why, List<String> words) {
        StringBuilder command = new StringBuilder("ingestctl");
        words.forEach(word -> command.append(' ').append(ShellWord.quote(word)));
        lines.add(new Line(command.toString(), why));
        return this;
    }

    List<Line> lines() {
        return lines;
    }
}
