package com.workwise.ingest.standalone.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reports as a table with a line for the total. */
final class ReportTable {

    private static final List<String> HEADS = List.of(
            "file", "sent", "inserted", "updated", "unchanged", "superseded", "rejected", "dead", "seconds", "rows/s");

    private ReportTable() {}

    static String of(List<FileReport> reports) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        reports.forEach(report -> rows.add(cells(report)));
        rows.add(cells(total(reports)));
        int[] widths = widths(rows);
        String line = "-".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1));
        List<String> lines =
                rows.stream().map(row -> aligned(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, line);
        lines.add(lines.size() - 1, line);
        return String.join("\n", lines);
    }

    static FileReport total(List<FileReport> reports) {
        return reports.stream()
                .reduce(
                        new FileReport("total", Tally.NONE, Duration.ZERO),
                        (sum, report) -> new FileReport(
                                "total",
                                sum.tally().plus(report.tally()),
                                sum.took().plus(report.took())));
    }

    private static List<String> cells(FileReport report) {
        Tally tally = report.tally();
        double seconds = report.took().toMillis() / 1000.0;
        return List.of(
                report.file(),
                number(tally.sent()),
                number(tally.inserted()),
                number(tally.updated()),
                number(tally.unchanged()),
                number(tally.superseded()),
                number(tally.rejected()),
                number(tally.dead()),
                String.format(Locale.ROOT, "%.1f", seconds),
                number(Math.round(tally.settled() / Math.max(seconds, 0.001))));
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADS.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** Names to the left, numbers to the right. */
    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
        }
        return line.toString();
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
