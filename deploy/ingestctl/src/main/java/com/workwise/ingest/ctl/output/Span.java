package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.json.Inert;

/** A piece of a line; the only way of text to a person's terminal, hence the place of the escape. */
public record Span(String text, Paint paint) {

    public Span {
        text = Inert.text(text);
    }

    public static Span of(String text) {
        return new Span(text, Paint.PLAIN);
    }

    public static Span of(long number) {
        return new Span(Long.toString(number), Paint.PLAIN);
    }

    public static Span state(String state) {
        return new Span(state, Paint.ofState(state));
    }

    int width() {
        return Widths.of(text);
    }

    Span cut(int width) {
        return new Span(Widths.cut(text, width), paint);
    }
}
