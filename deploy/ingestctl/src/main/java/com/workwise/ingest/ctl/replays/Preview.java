package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;
import java.util.List;

/**
 * What a replay would do.
 *
 * @param most letters whose changes are shown
 */
record Preview(Screen screen, int most) {

    void show(Doc preview) {
        verdict(preview);
        failures(preview.list("failures"));
        if (preview.number("notEditable") > 0) {
            screen.line(new Span(
                    Shown.letters(preview.number("notEditable")) + " cannot be edited: no JSON object", Paint.WARN));
        }
        if (preview.has("database")) {
            database(preview.at("database"));
        }
        diffs(preview);
        if (preview.flag("needsApproval")) {
            screen.line(new Span("A second operator must approve it: it is larger than the limit.", Paint.WARN));
        }
    }

    private void verdict(Doc preview) {
        Span total = new Span(Shown.letters(preview.number("total")), Paint.BOLD);
        Span target = Span.of(" selected, to " + preview.text("targetTopic") + ": ");
        long fail = preview.number("wouldFail");
        String policy = preview.text("policy");
        if (policy.equals("none")) {
            screen.line(total, target, Span.of("not checked, because another system reads that topic"));
            return;
        }
        screen.line(
                total,
                target,
                new Span(preview.number("wouldPass") + " would pass", Paint.GOOD),
                Span.of(", "),
                new Span(fail + " would fail again", fail > 0 ? Paint.BAD : Paint.PLAIN),
                Span.of(policy.equals("defaults") ? " (by default settings: no worker is alive to tell its own)" : ""));
    }

    private void failures(List<Doc> failures) {
        if (failures.isEmpty()) {
            return;
        }
        Table table = new Table()
                .number("COUNT")
                .column("STILL FAILS BY")
                .column("WHERE")
                .column("EXAMPLE");
        for (Doc failure : failures) {
            table.row(
                    Span.of(failure.number("count")),
                    new Span(failure.text("code"), Paint.BAD),
                    Span.of(failure.text("pointer")),
                    new Span(failure.text("example"), Paint.DIM));
        }
        screen.table(table);
    }

    private void database(Doc database) {
        screen.line(
                "In the database: " + database.number("inserted") + " would be inserted, " + database.number("updated")
                        + " updated, " + database.number("superseded") + " superseded by newer versions"
                        + (database.has("unchanged") ? ", " + database.number("unchanged") + " unchanged" : ""));
        failures(database.list("refused"));
    }

    private void diffs(Doc preview) {
        List<Doc> diffs = preview.list("diffs").stream().limit(most).toList();
        if (diffs.isEmpty()) {
            return;
        }
        screen.line("");
        screen.title("Changes by the edits (" + (diffs.size() == 1 ? "one letter" : "first " + diffs.size()) + ")");
        for (Doc diff : diffs) {
            screen.line(new Span(diff.text("id"), Paint.DIM));
            if (diff.list("changes").isEmpty()) {
                screen.line("  nothing changes");
            }
            for (Doc change : diff.list("changes")) {
                side("- ", change, "before", Paint.BAD);
                side("+ ", change, "after", Paint.GOOD);
            }
        }
    }

    private void side(String sign, Doc change, String side, Paint paint) {
        if (!change.at(side).node().isMissingNode()) {
            String json = change.at(side).node().toString();
            screen.line(new Span("  " + sign + change.text("pointer") + " " + shortened(json), paint));
        }
    }

    private static String shortened(String json) {
        return json.length() <= 200 ? json : json.substring(0, 200) + "… (" + json.length() + " characters)";
    }
}
