package com.workwise.ingest.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The summary in rows and columns. */
record Table(List<Line> lines) {

    static final String NOTES = """
            records/s: median of the rounds, lowest to highest. ratio: to the rate of that other scenario in the same
            round; median, lowest to highest. A worker's measured time begins when it is warm (--warm-up); s from start: from
            the start of its process to its last record, cold as it was. CPU: microseconds a record in the measured time,
            median; start CPU: seconds that the worker used before it. Memory: the highest of worker or API, heap with
            garbage. look: from one look for new rows to the next; a time until a row is visible is too long by that at most.
            """;

    private static final List<String> PROCESSES = List.of("worker", "api", "postgres", "kafka", "client");

    static final List<String> FIGURES_HEADER = List.of("scenario", "figure", "median", "range");

    private static final String NONE = "–";

    static List<String> header() {
        List<String> header = new ArrayList<>(
                List.of("scenario", "records", "records/s", "range", "ratio", "range", "to", "s from start"));
        PROCESSES.forEach(process -> header.add(process + " µs"));
        header.addAll(List.of("start CPU s", "RSS MB", "heap MB"));
        return header;
    }

    List<List<String>> rows() {
        return lines.stream().map(Table::row).toList();
    }

    /** Further figures, a row each; empty when no scenario has any. */
    List<List<String>> figures() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            line.figures()
                    .forEach(
                            (name, figure) -> rows.add(List.of(line.name(), name, decimals(figure, 2), range(figure))));
        }
        return rows;
    }

    String text() {
        String figures = figures().isEmpty() ? "" : "\n" + aligned(FIGURES_HEADER, figures());
        return aligned(header(), rows()) + figures;
    }

    private static String aligned(List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            for (int column = 0; column < row.size(); column++) {
                int width = width(all, column);
                String cell = row.get(column);
                String gap = " ".repeat(width - cell.length());
                text.append(column == 0 ? cell + gap : "  " + gap + cell);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static List<String> row(Line line) {
        List<String> row = new ArrayList<>();
        row.add(line.name());
        row.add(number((double) line.records()));
        row.add(number(line.rate().median()));
        row.add(number(line.rate().lowest()) + " – " + number(line.rate().highest()));
        row.add(decimals(line.ratio(), 2));
        row.add(range(line.ratio()));
        row.add(line.ratio() == null ? NONE : line.against());
        row.add(decimals(line.sinceStart(), 1));
        PROCESSES.forEach(process -> row.add(cpu(line.cpuPerRecord(), process)));
        boolean worker = line.peakHeap() > 0;
        row.add(worker ? decimals(line.startCpu(), 1) : NONE);
        row.add(line.peakResident() > 0 ? number(line.peakResident() / 1e6) : NONE);
        row.add(worker ? number(line.peakHeap() / 1e6) : NONE);
        return row;
    }

    private static String cpu(Map<String, Double> cpuPerRecord, String process) {
        Double used = cpuPerRecord.get(process);
        return used == null ? NONE : decimals(used, 1);
    }

    private static String decimals(@Nullable Spread spread, int digits) {
        return spread == null ? NONE : decimals(spread.median(), digits);
    }

    private static String range(@Nullable Spread spread) {
        return spread == null ? NONE : decimals(spread.lowest(), 2) + " – " + decimals(spread.highest(), 2);
    }

    private static String decimals(double figure, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", figure);
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }
}
