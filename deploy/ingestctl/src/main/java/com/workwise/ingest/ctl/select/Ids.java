package com.workwise.ingest.ctl.select;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Ids typed, one to a line in {@code @file}, or in standard input by {@code -}; lines of an export do as well. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Ids() {}

    static List<String> read(List<String> words, Shell shell) {
        Set<String> ids = new LinkedHashSet<>();
        for (String word : words) {
            if (word.equals("-")) {
                addLines(text(shell), "standard input", ids);
            } else if (word.startsWith("@")) {
                addLines(text(Path.of(word.substring(1))), word.substring(1), ids);
            } else {
                ids.add(checked(word, "the command line"));
            }
        }
        if (!words.isEmpty() && ids.isEmpty()) {
            throw Failure.misuse("There are no ids in what was given", "Put one to a line.");
        }
        return new ArrayList<>(ids);
    }

    private static void addLines(String text, String where, Set<String> ids) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.startsWith("{")
                        ? Json.read(line).map(node -> new Doc(node).text("id")).orElse(line)
                        : line)
                .forEach(line -> ids.add(checked(line, where)));
    }

    private static String checked(String word, String where) {
        String id = word.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(id).matches()) {
            String shown = word.length() > 60 ? word.substring(0, 60) + "…" : word;
            throw Failure.misuse(
                    "\"" + shown + "\" in " + where + " is no id of a dead letter",
                    "Ids look like 0b6c1f3e-5d0a-4c1e-9a57-3f2d1c0b9a88; `ingestctl dlq list` shows them.");
        }
        return id;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw Failure.misuse("The file " + path + " cannot be read", "Check the name behind the @.");
        }
    }

    private static String text(Shell shell) {
        try {
            return new String(shell.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            throw Failure.misuse("Standard input cannot be read", "Use @FILE instead.");
        }
    }
}
