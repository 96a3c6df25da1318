package com.workwise.ingest.bench.report;

import com.workwise.ingest.bench.scenario.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a run of the benchmark came to. */
public final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Setup setup;
    private final List<List<Measurement>> rounds;
    private final List<Line> lines;

    /** @param rounds the measurements of each */
    public Report(Setup setup, List<List<Measurement>> rounds) {
        this.setup = setup;
        this.rounds = List.copyOf(rounds);
        this.lines = Line.of(rounds);
    }

    /** For a terminal. */
    public String text() {
        return String.join("\n", setup.lines()) + "\n\n" + new Table(lines).text() + "\n" + Table.NOTES;
    }

    /** Everything that was measured. */
    public void writeJson(Path file) throws IOException {
        write(file, JSON.writeValueAsString(Map.of("setup", setup.facts(), "summary", lines, "rounds", rounds)));
    }

    /** One page that needs nothing else. */
    public void writeHtml(Path file) throws IOException {
        write(file, new Page(setup, lines).html());
    }

    private static void write(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, content);
    }
}
