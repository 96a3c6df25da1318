package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.session.Session;
import picocli.CommandLine;

/** {@code dlq replay} and {@code replay …}. */
public final class ReplayCommands {

    private ReplayCommands() {}

    public static void addTo(CommandLine dlq, CommandLine replay, Session session) {
        dlq.addSubcommand(new ReplayCommand(session));
        replay.addSubcommand(new ListReplaysCommand(session));
        replay.addSubcommand(new StatusCommand(session));
        replay.addSubcommand(new PauseCommand(session));
        replay.addSubcommand(new ResumeCommand(session));
        replay.addSubcommand(new CancelCommand(session));
        replay.addSubcommand(new ApproveCommand(session));
    }
}
