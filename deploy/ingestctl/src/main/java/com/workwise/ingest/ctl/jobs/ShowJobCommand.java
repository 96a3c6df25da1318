package com.workwise.ingest.ctl.jobs;

import com.workwise.ingest.ctl.ExitCode;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Shown;
import com.workwise.ingest.ctl.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Show a posting's row.",
        footer = {"%nExamples:", "  ingestctl job show hello-1", "  ingestctl job show 'a/../b' --json"})
final class ShowJobCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "EXTERNAL-ID", description = "The posting's externalId.")
    private String id = "";

    ShowJobCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        // By the parameter rather than the path, which cannot carry every id.
        Doc job = session.api().get("/jobs", new Query().put("externalId", id));
        Screen screen = session.screen();
        if (screen.json()) {
            screen.json(job.node());
            return ExitCode.FINE;
        }
        job.members().forEach((name, value) -> screen.field(name, Shown.time(value.asText())));
        screen.hint(new Hints().add("how it came to be", "job", "trace", id));
        return ExitCode.FINE;
    }
}
