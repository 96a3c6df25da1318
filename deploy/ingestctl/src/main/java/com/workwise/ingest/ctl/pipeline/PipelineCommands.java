package com.workwise.ingest.ctl.pipeline;

import com.workwise.ingest.ctl.session.Session;
import picocli.CommandLine;

/** {@code pipeline …}. */
public final class PipelineCommands {

    private PipelineCommands() {}

    public static void addTo(CommandLine pipeline, Session session) {
        pipeline.addSubcommand(new StatusCommand(session));
    }
}
