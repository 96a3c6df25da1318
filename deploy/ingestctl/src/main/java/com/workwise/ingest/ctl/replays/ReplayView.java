package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Histories;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import java.util.ArrayList;
import java.util.List;

/** One replay for people. */
record ReplayView(Screen screen) {

    /** @param full with what was asked for and who did what */
    void show(Doc replay, boolean full) {
        screen.field("replay", replay.text("id"));
        screen.field("state", Span.state(replay.text("state")));
        screen.field("because", replay.text("stateReason"));
        screen.field("by", replay.text("actor"));
        screen.field("approved by", replay.text("approvedBy"));
        screen.field("reason", replay.text("reason"));
        screen.field("to topic", replay.text("targetTopic"));
        if (full) {
            asked(replay);
        }
        screen.field("letters", replay.text("total") + ": " + counts(replay.at("counts")));
        screen.field("outcomes", counts(replay.at("outcomes")));
        if (replay.at("stage").has("limit")) {
            screen.field("canary step", replay.at("stage").text("limit"));
        }
        failures(replay.list("failures"));
        if (full && !replay.list("history").isEmpty()) {
            screen.line("");
            screen.title("History");
            screen.table(Histories.table(replay.list("history")));
        }
    }

    private void asked(Doc replay) {
        screen.field("created", Shown.time(replay.text("createdAt")));
        screen.field("started", Shown.time(replay.text("startedAt")));
        screen.field("ended", Shown.time(replay.text("endedAt")));
        screen.field("selection", replay.text("selection"));
        if (!replay.list("edits").isEmpty()) {
            screen.field("edits", replay.text("edits"));
        }
        screen.field(
                "pace",
                replay.text("rate") + " letters/s" + (replay.flag("canary") ? ", canary" : "")
                        + ", stops above a failure share of " + replay.text("maxFailureShare"));
    }

    static String counts(Doc counts) {
        List<String> parts = new ArrayList<>();
        counts.members().forEach((name, count) -> {
            if (count.node().asLong(0) != 0) {
                parts.add(count.asText() + " " + name);
            }
        });
        return String.join(", ", parts);
    }

    private void failures(List<Doc> failures) {
        if (failures.isEmpty()) {
            return;
        }
        screen.line("");
        screen.title("Failed again, or skipped");
        Table table = new Table().number("COUNT").column("CODE");
        failures.forEach(
                failure -> table.row(Span.of(failure.number("count")), new Span(failure.text("code"), Paint.BAD)));
        screen.table(table);
    }
}
