package com.workwise.ingest.ctl.output;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns; those that may be cut give way when the terminal is too narrow. */
public final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Span>> rows = new ArrayList<>();

    private record Column(Span header, boolean right, boolean elastic) {}

    public Table column(String header) {
        return add(header, false, false);
    }

    public Table number(String header) {
        return add(header, true, false);
    }

    /** One that may be cut. */
    public Table elastic(String header) {
        return add(header, false, true);
    }

    private Table add(String header, boolean right, boolean elastic) {
        columns.add(new Column(new Span(header, Paint.BOLD), right, elastic));
        return this;
    }

    public void row(Span... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** @param width of the terminal; 0 = without limit */
    List<List<Span>> lines(int width) {
        int[] widths = widths(width);
        List<List<Span>> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::header).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private List<Span> line(List<Span> cells, int[] widths) {
        List<Span> line = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i == cells.size() - 1;
            Span cell = cells.get(i).cut(widths[i]);
            Span padding = Span.of(" ".repeat(Math.max(0, widths[i] - cell.width())));
            if (columns.get(i).right()) {
                line.add(padding);
            }
            line.add(cell);
            if (!columns.get(i).right() && !last) {
                line.add(padding);
            }
            if (!last) {
                line.add(Span.of(GAP));
            }
        }
        return line;
    }

    private int[] widths(int limit) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).header().width();
            for (List<Span> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        int excess = limit == 0 ? 0 : sum(widths) + GAP.length() * (widths.length - 1) - limit;
        while (excess > 0) {
            int widest = widestElastic(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private int widestElastic(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).elastic() && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }
}
