package com.workwise.ingest.ctl;

import picocli.CommandLine.Command;

/** Commands that only hold others. */
final class Groups {

    private Groups() {}

    @Command(
            name = "dlq",
            description = "Dead letters: find the cause, look, replay, discard.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"%nExamples:", "  ingestctl dlq summary", "  ingestctl dlq replay --code salary.range --dry-run"})
    static final class Dlq {}

    @Command(
            name = "replay",
            description = "Replays: follow, hold, go on, end, approve. They are started by `dlq replay`.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"%nExamples:", "  ingestctl replay list", "  ingestctl replay status --wait"})
    static final class Replay {}

    @Command(
            name = "job",
            description = "One posting: its row and its life.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"%nExamples:", "  ingestctl job trace hello-1"})
    static final class Job {}

    @Command(
            name = "pipeline",
            description = "The whole: lag, workers, circuit breakers, rates.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"%nExamples:", "  ingestctl pipeline status"})
    static final class Pipeline {}
}
