package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.json.Doc;
import java.util.List;

/** Who did what and when, oldest first. */
public final class Histories {

    private Histories() {}

    public static Table table(List<Doc> events) {
        Table table = new Table()
                .column("AT (UTC)")
                .column("WHAT")
                .column("WHO")
                .elastic("REQUEST")
                .elastic("DETAIL");
        for (Doc event : events) {
            table.row(
                    Span.of(Shown.time(event.text("at"))),
                    Span.state(event.text("kind")),
                    new Span(event.text("actor"), Paint.NAME),
                    new Span(event.text("requestId"), Paint.DIM),
                    Span.of(Shown.pairs(event.at("detail"))));
        }
        return table;
    }
}
