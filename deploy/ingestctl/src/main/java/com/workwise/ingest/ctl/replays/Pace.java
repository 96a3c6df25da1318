package com.workwise.ingest.ctl.replays;

import com.workwise.ingest.ctl.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How carefully a replay goes; what is not given is the API's default. */
final class Pace {

    @Option(names = "--rate", paramLabel = "N", description = "At most so many letters a second (1 to 10000).")
    private @Nullable Integer rate;

    @Option(
            names = "--canary",
            negatable = true,
            description =
                    "Send 1, 10, 100, … first, each step waiting for its outcomes; stops by itself when too many fail.")
    private @Nullable Boolean canary;

    @Option(
            names = "--max-failure-share",
            paramLabel = "SHARE",
            description = "Stop when more than that fail again, e.g. 10%% or 0.1.")
    private @Nullable String maxFailureShare;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the replay.")
    private @Nullable String reason;

    void writeTo(ObjectNode body) {
        if (rate != null) {
            if (rate < 1 || rate > 10_000) {
                throw Failure.misuse("--rate must be 1 to 10000", "Use e.g. --rate 100.");
            }
            body.put("rate", rate);
        }
        if (canary != null) {
            body.put("canary", canary);
        }
        if (maxFailureShare != null) {
            body.put("maxFailureShare", share(maxFailureShare));
        }
        if (reason != null) {
            body.put("reason", reason);
        }
    }

    private static double share(String text) {
        try {
            double share = text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw Failure.misuse("--max-failure-share cannot be " + text, "Use e.g. 10% or 0.1.");
    }
}
