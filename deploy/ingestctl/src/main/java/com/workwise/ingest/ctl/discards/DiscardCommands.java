package com.workwise.ingest.ctl.discards;

import com.workwise.ingest.ctl.session.Session;
import picocli.CommandLine;

/** {@code dlq discard}, {@code discards} and {@code restore}. */
public final class DiscardCommands {

    private DiscardCommands() {}

    public static void addTo(CommandLine dlq, Session session) {
        dlq.addSubcommand(new DiscardCommand(session));
        dlq.addSubcommand(new ListDiscardsCommand(session));
        dlq.addSubcommand(new RestoreCommand(session));
    }
}
