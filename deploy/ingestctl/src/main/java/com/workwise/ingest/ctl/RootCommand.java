package com.workwise.ingest.ctl;

import com.workwise.ingest.ctl.config.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ingestctl",
        description = "Dead letters of WorkWise Ingest: see why, fix, replay safely, prove what happened.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nA night's work (FIX: an edit such as --swap-salary, see dlq replay --help):",
            "  ingestctl dlq summary                              # the largest cause",
            "  ingestctl dlq show ID                              # one of it: reasons, record, history",
            "  ingestctl dlq replay --code CODE --dry-run         # would they pass now? changes nothing",
            "  ingestctl dlq replay --code CODE FIX --dry-run     # would they, so? shows the difference",
            "  ingestctl dlq replay --code CODE FIX --canary      # a few first; stops when they fail",
            "  ingestctl dlq replay --code CODE FIX               # all of them",
            "  ingestctl dlq summary                              # nothing left?",
            "  ingestctl replay list                              # who did what",
            "  ingestctl replay status ID                         # and how it ended",
            "%nEvery command has --help with examples. Exit codes: 0 fine, 1 failed, 2 misuse.",
            "Settings: a flag, else the environment, else the file, else the default.",
            "Completion: source <(ingestctl generate-completion)"
        })
final class RootCommand {

    @Mixin
    final GlobalOptions options;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // the library acts on it
    private boolean version;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
