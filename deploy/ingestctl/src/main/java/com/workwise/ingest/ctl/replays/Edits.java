package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.json.Json;
import com.workwise.ingest.ctl.select.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is changed in each record before it is sent; the ledger keeps the original. */
final class Edits {

    @Option(names = "--strip-nul", description = "Remove U+0000 from all strings.")
    private boolean stripNul;

    @Option(
            names = "--patch",
            paramLabel = "JSON",
            description =
                    "Merge patch (RFC 7396): sets members, null removes them; @FILE reads it from there. Repeatable.")
    private List<String> patches = new ArrayList<>();

    @Option(names = "--swap-salary", description = "Swap salary bounds that are the wrong way round.")
    private boolean swapSalary;

    @Option(
            names = "--default",
            paramLabel = "FIELD=VALUE",
            description = "Set a field only where it is missing, null or blank. Repeatable.")
    private List<String> defaults = new ArrayList<>();

    @Option(
            names = "--observed-at",
            paramLabel = "TIME",
            description = "Observe the records at that time (now, ISO 8601), which makes them win over older rows.")
    private @Nullable String observedAt;

    void writeTo(ObjectNode body, Shell shell) {
        ArrayNode edits = body.putArray("edits");
        if (stripNul) {
            edits.addObject().put("op", "stripNul");
        }
        patches.forEach(patch -> edits.addObject().put("op", "mergePatch").set("patch", patch(patch)));
        if (swapSalary) {
            edits.addObject().put("op", "swapSalaryBounds");
        }
        for (String text : defaults) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Failure.misuse("--default wants FIELD=VALUE, not " + text, "Use e.g. --default company=Unknown.");
            }
            edits.addObject()
                    .put("op", "default")
                    .put("field", text.substring(0, equals))
                    .put("value", text.substring(equals + 1));
        }
        if (observedAt != null) {
            edits.addObject()
                    .put("op", "setObservedAt")
                    .put("value", When.parse(observedAt, shell.clock()).toString());
        }
        if (edits.isEmpty()) {
            body.remove("edits");
        }
    }

    private static JsonNode patch(String text) {
        String json = text.startsWith("@") ? file(Path.of(text.substring(1))) : text;
        return Json.read(json)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Failure.misuse(
                        "--patch is no JSON object", "Use e.g. --patch '{\"company\":\"X\"}' or --patch=@fix.json."));
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw Failure.misuse("The patch " + path + " cannot be read", "Check the name behind the @.");
        }
    }
}
