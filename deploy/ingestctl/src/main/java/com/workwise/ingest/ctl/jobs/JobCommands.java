package com.workwise.ingest.ctl.jobs;

import com.workwise.ingest.ctl.session.Session;
import picocli.CommandLine;

/** {@code job …}. */
public final class JobCommands {

    private JobCommands() {}

    public static void addTo(CommandLine job, Session session) {
        job.addSubcommand(new ShowJobCommand(session));
        job.addSubcommand(new TraceCommand(session));
    }
}
