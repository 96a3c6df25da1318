package com.workwise.ingest.ctl.letters;

import com.workwise.ingest.ctl.session.Session;
import picocli.CommandLine;

/** The reading part of {@code dlq}. */
public final class LetterCommands {

    private LetterCommands() {}

    public static void addTo(CommandLine dlq, Session session) {
        dlq.addSubcommand(new SummaryCommand(session));
        dlq.addSubcommand(new ListCommand(session));
        dlq.addSubcommand(new ShowCommand(session));
        dlq.addSubcommand(new ExportCommand(session));
        dlq.addSubcommand(new RebuildCommand(session));
    }
}
