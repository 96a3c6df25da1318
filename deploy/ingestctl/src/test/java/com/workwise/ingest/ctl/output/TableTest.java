package com.workwise.ingest.ctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TableTest {

    private static List<String> text(Table table, int width) {
        return table.lines(width).stream()
                .map(line -> line.stream()
                        .map(Span::text)
                        .collect(Collectors.joining())
                        .stripTrailing())
                .toList();
    }

    @Test
    void countsWideLettersTwiceAndMarksNotAtAll() {
        Table table = new Table().column("A").column("B");
        table.row(Span.of("日本"), Span.of("x"));
        table.row(Span.of("e\u0301"), Span.of("y"));

        assertThat(text(table, 0)).containsExactly("A     B", "日本  x", "e\u0301     y");
    }

    @Test
    void cutsTheWidestElasticColumnAndThenLeavesSpareOnesOut() {
        Table table = new Table().column("ID").elastic("TEXT").spare("SPARE");
        table.row(Span.of("12345"), Span.of("a long text of words"), Span.of("spare"));

        assertThat(text(table, 80)).last().isEqualTo("12345  a long text of words  spare");
        assertThat(text(table, 24)).last().isEqualTo("12345  a long te…  spare");
        assertThat(text(table, 20)).containsExactly("ID     TEXT", "12345  a long text …");
    }

    @Test
    void quotesWhatTheShellWouldTakeApart() {
        assertThat(ShellWord.quote("salary.range")).isEqualTo("salary.range");
        assertThat(ShellWord.quote("it's $(x)")).isEqualTo("'it'\\''s $(x)'");
        assertThat(ShellWord.quote("a\nb\u001b'\\")).isEqualTo("$'a\\u000ab\\u001b\\'\\\\'");
        assertThat(ShellWord.quote("")).isEqualTo("''");
    }
}
