package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.Terminals;
import com.workwise.ingest.ctl.json.Json;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The two streams of a command: its result on the one, what it says beside it on the other.
 *
 * @param json whether the result is for a program
 */
public record Screen(Shell shell, ColorWish color, boolean json, boolean hints) {

    public void line(Span... spans) {
        write(shell.out(), outColored(), List.of(spans));
    }

    public void line(String text) {
        line(Span.of(text));
    }

    public void title(String text) {
        line(new Span(text, Paint.BOLD));
    }

    public void table(Table table) {
        table.lines(shell.terminals().out() ? shell.columns() : 0)
                .forEach(row -> write(shell.out(), outColored(), row));
    }

    /** Name and value, one under the other. */
    public void field(String name, Span value) {
        line(new Span(String.format("%-14s", name), Paint.DIM), value);
    }

    public void field(String name, String value) {
        if (!value.isEmpty()) {
            field(name, Span.of(value));
        }
    }

    public void json(JsonNode node) {
        shell.out().println(Json.inert(node, shell.terminals().out()));
        shell.out().flush();
    }

    /** Text of many lines behind a bar, wrapped, so that none of it can pass for ours. */
    public void quote(String text) {
        int room = (shell.terminals().out() ? shell.columns() : 4096) - 2;
        for (String part : text.split("\n", -1)) {
            String rest = Span.of(part).text();
            do {
                int end = Math.min(rest.length(), fitting(rest, room));
                line(new Span("| ", Paint.DIM), Span.of(rest.substring(0, end)));
                rest = rest.substring(end);
            } while (!rest.isEmpty());
        }
    }

    private static int fitting(String text, int room) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += Widths.of(c);
            if (used > room) {
                return Math.max(i, Character.charCount(c));
            }
            i += Character.charCount(c);
        }
        return i;
    }

    /** Said beside the result. */
    public void note(Span... spans) {
        write(shell.err(), errColored(), List.of(spans));
    }

    public void note(String text) {
        note(Span.of(text));
    }

    public void notes(Table table) {
        table.lines(shell.terminals().err() ? shell.columns() : 0)
                .forEach(row -> write(shell.err(), errColored(), row));
    }

    /** Without a line break. */
    public void prompt(Span question) {
        shell.err().print(errColored() ? question.paint().apply(question.text()) : question.text());
        shell.err().flush();
    }

    public void warn(String text) {
        note(new Span("warning: ", Paint.WARN), Span.of(text));
    }

    public void hint(Hints next) {
        if (hints && !next.lines().isEmpty()) {
            shell.out().flush();
            note(new Span("Next:", Paint.BOLD));
            next.lines()
                    .forEach(line -> note(
                            Span.of("  "),
                            new Span(line.command(), Paint.NAME),
                            new Span("   # " + line.why(), Paint.DIM)));
        }
    }

    /** The same screen with its results said beside, for what precedes a question. */
    public Screen aside() {
        Shell turned = new Shell(
                shell.in(),
                shell.err(),
                shell.err(),
                new Terminals(
                        shell.terminals().in(),
                        shell.terminals().err(),
                        shell.terminals().err()),
                shell.columns(),
                shell.environment(),
                shell.home(),
                shell.clock(),
                shell.pauses());
        return new Screen(turned, color, false, hints);
    }

    private boolean outColored() {
        return color.on(shell.terminals().out());
    }

    private boolean errColored() {
        return color.on(shell.terminals().err());
    }

    private static void write(PrintStream stream, boolean colored, List<Span> spans) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            line.append(colored ? span.paint().apply(span.text()) : span.text());
        }
        stream.println(line.toString().stripTrailing());
        stream.flush();
    }
}
