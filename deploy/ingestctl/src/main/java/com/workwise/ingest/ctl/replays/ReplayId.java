package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which replay a command is about. */
final class ReplayId {

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The replay's id; the newest one when left out.")
    private @Nullable String id;

    /** The path of its resource. */
    String path(Session session) {
        return "/dead-letters/replays/" + Api.segment(id == null ? newest(session) : id);
    }

    private static String newest(Session session) {
        List<Doc> replays = session.api()
                .get("/dead-letters/replays", new Query().put("limit", 1))
                .list("items");
        if (replays.isEmpty()) {
            throw Failure.failed("There is no replay yet", "Start one: `ingestctl dlq replay --help`.");
        }
        return replays.getFirst().text("id");
    }
}
