package com.workwise.ingest.ctl.pipeline;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = "Show lag, workers with their circuit breakers and rates, and unresolved dead letters.",
        footer = {"%nExamples:", "  ingestctl pipeline status", "  watch -n 5 ingestctl pipeline status --color=never"})
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Doc pipeline = session.api().get("/pipeline");
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(pipeline.node());
            return ExitCode.FINE;
        }
        screen.title("Lag (records)");
        if (pipeline.has("lag")) {
            pipeline.at("lag").members().forEach((name, lag) -> screen.field(name, new Span(lag.asText(), Paint.BOLD)));
        } else {
            screen.line(new Span("unknown: " + pipeline.text("lagError"), Paint.BAD));
        }
        screen.line("");
        screen.title("Workers");
        workers(screen, pipeline.list("workers"));
        screen.line("");
        screen.title("Unresolved dead letters");
        pipeline.at("deadLetters").members().forEach((state, count) -> screen.field(state, count.asText()));
        screen.hint(new Hints().add("dead letters by cause", "dlq", "summary"));
        return ExitCode.FINE;
    }

    private static void workers(Screen screen, List<Doc> workers) {
        if (workers.isEmpty()) {
            screen.line(new Span("none has reported: nothing is being stored", Paint.BAD));
            return;
        }
        Table table = new Table()
                .elastic("NAME")
                .column("ALIVE")
                .column("CIRCUIT")
                .number("RECORDS/S")
                .number("IN FLIGHT")
                .spare("SEEN (UTC)")
                .spare("STARTED (UTC)");
        for (Doc worker : workers) {
            boolean alive = worker.flag("alive");
            table.row(
                    Span.of(worker.text("name")),
                    new Span(alive ? "yes" : "no", alive ? Paint.GOOD : Paint.BAD),
                    circuit(worker),
                    Span.of(worker.text("recordsPerSecond")),
                    Span.of(Shown.bytes(worker.number("inFlightBytes"))),
                    Span.of(Shown.time(worker.text("seenAt"))),
                    Span.of(Shown.time(worker.text("startedAt"))));
        }
        screen.table(table);
    }

    private static Span circuit(Doc worker) {
        String state = worker.text("circuit");
        if (state.equals("open")) {
            return new Span("open since " + Shown.time(worker.text("circuitOpenedAt")), Paint.BAD);
        }
        return Span.state(state);
    }
}
