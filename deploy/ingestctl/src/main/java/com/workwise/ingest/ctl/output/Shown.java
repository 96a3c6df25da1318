package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.json.Doc;
import java.util.stream.Collectors;

/** How the API's values read in a table. */
public final class Shown {

    private Shown() {}

    /** An instant to the second, UTC; what is none stays as it is. */
    public static String time(String instant) {
        return instant.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")
                ? instant.substring(0, 10) + " " + instant.substring(11, 19)
                : instant;
    }

    /** {@code name=value name=value}, without those that are empty or not one value. */
    public static String pairs(Doc object) {
        return object.members().entrySet().stream()
                .filter(entry -> !entry.getValue().node().isContainer())
                .filter(entry -> !entry.getValue().asText().isEmpty())
                .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .collect(Collectors.joining(" "));
    }

    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? String.format("%.1f kB", bytes / 1024.0)
                : String.format("%.1f MB", bytes / (1024.0 * 1024));
    }

    public static String letters(long count) {
        return count == 1 ? "1 letter" : count + " letters";
    }
}
