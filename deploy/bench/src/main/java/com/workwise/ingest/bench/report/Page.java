package com.workwise.ingest.bench.report;

import java.util.List;
import java.util.stream.Collectors;

/** The table and its bars as one HTML page, without scripts and without anything from elsewhere. */
record Page(Setup setup, List<Line> lines) {

    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; white-space: nowrap; font-variant-numeric: tabular-nums; }
            th, td { padding: .2rem .7rem; text-align: right; border-bottom: 1px solid #8885; }
            th:first-child, td:first-child { text-align: left; }
            svg { max-width: 100%; height: auto; font: 13px system-ui, sans-serif; }
            svg text { fill: currentColor; }
            :root { color-scheme: light dark; }""";

    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>WorkWise Ingest: benchmark</title>
                <style>
                %s
                </style>
                </head>
                <body>
                <h1>WorkWise Ingest: benchmark</h1>
                <ul>
                %s
                </ul>
                <h2>Records a second</h2>
                %s
                <div class="wide">
                <table>
                %s
                %s
                </table>
                </div>
                <p>%s</p>
                %s
                </body>
                </html>
                """.formatted(
                        STYLE,
                        facts(),
                        new Bars(lines).svg(),
                        row("th", Table.header()),
                        rows(new Table(lines).rows()),
                        escaped(Table.NOTES),
                        figures());
    }

    private String figures() {
        List<List<String>> figures = new Table(lines).figures();
        return figures.isEmpty()
                ? ""
                : "<h2>Further figures</h2>\n<div class=\"wide\">\n<table>\n" + row("th", Table.FIGURES_HEADER) + "\n"
                        + rows(figures) + "\n</table>\n</div>";
    }

    private String facts() {
        return setup.lines().stream()
                .map(fact -> "<li>" + escaped(fact) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    private static String rows(List<List<String>> rows) {
        return rows.stream().map(row -> row("td", row)).collect(Collectors.joining("\n"));
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escaped(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
