package com.workwise.ingest.ctl.output;

import java.util.ArrayList;
import java.util.List;

/** Aligned columns; on a narrow terminal some are cut, and when that does not do, the spare ones left out, the last first. */
public final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Span>> rows = new ArrayList<>();

    private record Column(Span header, boolean right, boolean elastic, boolean spare) {}

    public Table column(String header) {
        return add(header, false, false, false);
    }

    public Table number(String header) {
        return add(header, true, false, false);
    }

    /** One that may be cut. */
    public Table elastic(String header) {
        return add(header, false, true, false);
    }

    /** One that may be left out. */
    public Table spare(String header) {
        return add(header, false, false, true);
    }

    public Table spareNumber(String header) {
        return add(header, true, false, true);
    }

    private Table add(String header, boolean right, boolean elastic, boolean spare) {
        columns.add(new Column(new Span(header, Paint.BOLD), right, elastic, spare));
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

    /** @param limit of the terminal; 0 = without limit */
    List<List<Span>> lines(int limit) {
        int[] widths = widths();
        for (int spare = columns.size() - 1; spare >= 0 && excess(widths, limit, true) > 0; spare--) {
            if (columns.get(spare).spare()) {
                widths[spare] = 0;
            }
        }
        int excess = excess(widths, limit, false);
        for (int widest = widestElastic(widths); excess > 0 && widest >= 0; widest = widestElastic(widths)) {
            widths[widest]--;
            excess--;
        }
        List<List<Span>> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::header).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private List<Span> line(List<Span> cells, int[] widths) {
        List<Span> line = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (widths[i] > 0) {
                if (!line.isEmpty()) {
                    line.add(Span.of(GAP));
                }
                Span cell = cells.get(i).cut(widths[i]);
                Span padding = Span.of(" ".repeat(Math.max(0, widths[i] - cell.width())));
                boolean right = columns.get(i).right();
                line.add(right ? padding : cell);
                line.add(right ? cell : padding);
            }
        }
        return line;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).header().width();
            for (List<Span> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    /** @param cut whether the elastic ones count as cut already */
    private int excess(int[] widths, int limit, boolean cut) {
        int sum = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                boolean small = cut && columns.get(i).elastic();
                sum += (small ? Math.min(widths[i], NARROWEST) : widths[i]) + GAP.length();
            }
        }
        return limit == 0 ? 0 : sum - limit;
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
}
