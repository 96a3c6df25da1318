package com.workwise.ingest.ctl.select;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Letters by id, or by filter. */
public final class Selection {

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Letters by id; @FILE or - (standard input) for one id to a line, or lines of an export.")
    private List<String> words = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nSelection:%n")
    private Filter filter = new Filter();

    private @Nullable List<String> ids;

    /** Empty when a filter selects. */
    public List<String> ids(Shell shell) {
        List<String> known = ids;
        if (known == null) {
            known = Ids.read(words, shell);
            if (!known.isEmpty() && !filter.isEmpty()) {
                throw Failure.misuse(
                        "Ids and a filter do not go together", "Leave out the ids, or --state, --code and the like.");
            }
            ids = known;
        }
        return known;
    }

    public Filter filter() {
        return filter;
    }

    /** Whether a replay would take the same options. */
    public boolean isReplayable() {
        return (!words.isEmpty() && !readsStandardInput())
                || (words.isEmpty() && !filter.isEverything() && filter.isUnsettled());
    }

    public boolean readsStandardInput() {
        return words.contains("-");
    }

    /** For a POST that acts: {@code {"ids":[…]}} or {@code {"filter":{…}}}. */
    public void writeTo(ObjectNode body, Shell shell, boolean all) {
        List<String> chosen = ids(shell);
        if (!chosen.isEmpty()) {
            if (all) {
                throw Failure.misuse("Ids and --all do not go together", "Leave one of them out.");
            }
            ArrayNode array = body.putArray("ids");
            chosen.forEach(array::add);
            return;
        }
        if (filter.isEverything() && !all) {
            throw Failure.misuse(
                    "Nothing narrows the selection",
                    "Add --code, --source, --since, ids or the like; or --all when you mean all of them.");
        }
        body.set("filter", filter.body(shell.clock()));
    }
}
