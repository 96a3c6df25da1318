package com.workwise.ingest.bench.report;

import java.util.List;
import java.util.Locale;

/** Median rates as bars, with a line from the lowest to the highest. */
record Bars(List<Line> lines) {

    private static final int LEFT = 180;
    private static final int WIDTH = 620;
    private static final int ROW = 34;

    String svg() {
        double most =
                lines.stream().mapToDouble(line -> line.rate().highest()).max().orElse(1);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"records a second by scenario\">%n",
                LEFT + WIDTH + 120,
                lines.size() * ROW + 10,
                LEFT + WIDTH + 120));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(bar(lines.get(i), i * ROW + 5, WIDTH / most));
        }
        return svg.append("</svg>").toString();
    }

    private static String bar(Line line, int y, double scale) {
        Spread rate = line.rate();
        int middle = y + ROW / 2 - 3;
        String colour = line.name().startsWith("floor") ? "#8a94a6" : "#2f7ed8";
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="currentColor" stroke-width="2"/>
                <text x="%.1f" y="%d">%,.0f</text>
                """,
                LEFT - 10,
                middle + 5,
                Page.escaped(line.name()),
                LEFT,
                y,
                rate.median() * scale,
                ROW - 8,
                colour,
                LEFT + rate.lowest() * scale,
                middle,
                LEFT + rate.highest() * scale,
                middle,
                LEFT + rate.highest() * scale + 8,
                middle + 5,
                rate.median());
    }
}
