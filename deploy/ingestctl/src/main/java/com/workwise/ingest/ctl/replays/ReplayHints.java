package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.output.Hints;
import java.util.List;

/** What to type after looking at a replay. */
final class ReplayHints {

    private ReplayHints() {}

    static Hints after(Doc replay, List<String> mended) {
        String id = replay.text("id");
        Hints hints = new Hints();
        switch (replay.text("state")) {
            case "awaiting_approval" ->
                hints.add("a second operator, with a key of their own", "replay", "approve", id)
                        .add("or give it up", "replay", "cancel", id);
            case "running" ->
                hints.add("follow it", "replay", "status", id, "--wait").add("hold it", "replay", "pause", id);
            case "paused" -> hints.add("go on", "replay", "resume", id).add("or give it up", "replay", "cancel", id);
            case "stopped" -> {
                failed(hints, replay, id);
                if (!mended.isEmpty()) {
                    hints.add("with other edits (--patch, --default, …): would they pass?", mended);
                }
                hints.add("or go on as it is", "replay", "resume", id);
            }
            default -> {
                failed(hints, replay, id);
                hints.add("what is still unresolved", "dlq", "summary")
                        .add("who did what, and how it ended", "replay", "status", id);
            }
        }
        return hints;
    }

    private static void failed(Hints hints, Doc replay, String id) {
        if (replay.at("counts").number("failed") > 0) {
            hints.add("those that failed again", "dlq", "list", "--replay", id, "--state", "open,parked");
        }
    }
}
