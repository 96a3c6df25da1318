package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Histories;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.output.Span;
import com.workwise.ingest.ctl.output.Table;

/** One letter for people. */
record LetterView(Screen screen, boolean full) {

    /** Longer values are cut: a terminal is no place for a megabyte. */
    private static final int CHARACTERS = 8_000;

    void show(Doc letter) {
        head(letter);
        origin(letter);
        reasons(letter);
        value(letter.at("value"));
        headers(letter);
        if (!letter.list("history").isEmpty()) {
            screen.line("");
            screen.title("History");
            screen.table(Histories.table(letter.list("history")));
        }
    }

    private void head(Doc letter) {
        screen.field("id", letter.text("id"));
        String outcome = letter.text("outcome");
        screen.field(
                "state",
                new Span(
                        letter.text("state") + (outcome.isEmpty() ? "" : ": " + outcome),
                        Paint.ofState(letter.text("state"))));
        screen.field("stage", letter.text("stage"));
        screen.field("code", new Span(letter.text("code"), Paint.BAD));
        screen.field("class", letter.text("class"));
        screen.field("source", letter.text("source"));
        screen.field("key", key(letter));
        screen.field("attempts", letter.text("attempts"));
        screen.field("first failed", Shown.time(letter.text("firstFailedAt")));
        screen.field("last failed", Shown.time(letter.text("lastFailedAt")));
        screen.field("settled", Shown.time(letter.text("settledAt")));
        screen.field("discarded", letter.text("discardReason"));
        screen.field("discard", letter.text("discardId"));
        screen.field("replay", letter.text("replayId"));
    }

    private static String key(Doc letter) {
        Doc raw = letter.at("rawKey");
        return raw.has("base64") && !raw.has("text") ? "(not UTF-8) base64 " + raw.text("base64") : letter.text("key");
    }

    private void origin(Doc letter) {
        screen.field("origin", place(letter.at("origin")));
        screen.field("letter", place(letter.at("letter")) + " (" + letter.text("format") + ")");
        screen.field("replayed to", letter.text("targetTopic"));
        screen.field("worker", letter.text("worker"));
        screen.field("client", letter.text("client"));
        if (letter.has("batchId")) {
            screen.field("batch", letter.text("batchId") + ", item " + letter.text("batchIndex"));
        }
        screen.field("request", letter.text("requestId"));
    }

    private static String place(Doc at) {
        String timestamp = at.text("timestamp");
        return at.text("topic") + ", partition " + at.text("partition") + ", offset " + at.text("offset")
                + (timestamp.isEmpty() ? "" : ", " + Shown.time(timestamp));
    }

    private void reasons(Doc letter) {
        screen.line("");
        screen.title("Reasons");
        Table table = new Table().column("CODE").column("WHERE").elastic("MESSAGE");
        for (Doc reason : letter.list("reasons")) {
            table.row(
                    new Span(reason.text("code"), Paint.BAD),
                    Span.of(reason.text("pointer")),
                    Span.of(reason.text("message")));
        }
        screen.table(table);
    }

    private void value(Doc value) {
        screen.line("");
        screen.title("Value (" + Shown.bytes(value.number("bytes")) + ")");
        if (!value.has("base64")) {
            screen.line(new Span("none: a tombstone", Paint.DIM));
            return;
        }
        boolean utf8 = value.has("text");
        if (!utf8) {
            screen.line(new Span("not UTF-8; in base64:", Paint.WARN));
        }
        String text = utf8 ? value.text("text") : value.text("base64");
        boolean cut = !full && text.length() > CHARACTERS;
        screen.quote(cut ? text.substring(0, CHARACTERS) : text);
        if (cut) {
            screen.line(new Span(
                    (text.length() - CHARACTERS) + " characters more; --full or --raw shows them", Paint.WARN));
        }
    }

    private void headers(Doc letter) {
        if (letter.list("headers").isEmpty()) {
            return;
        }
        screen.line("");
        screen.title("Headers");
        Table table = new Table().elastic("NAME").elastic("VALUE");
        for (Doc header : letter.list("headers")) {
            table.row(Span.of(header.text("name")), headerValue(header));
        }
        screen.table(table);
    }

    private static Span headerValue(Doc header) {
        if (header.has("text")) {
            return Span.of(header.text("text"));
        }
        return header.has("base64")
                ? new Span("base64 " + header.text("base64"), Paint.DIM)
                : new Span("null", Paint.DIM);
    }
}
