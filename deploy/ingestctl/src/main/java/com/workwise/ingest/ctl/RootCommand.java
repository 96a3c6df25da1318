package com.workwise.ingest.ctl;

import com.workwise.ingest.ctl.config.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ingestctl",
        description = "Dead letters of WorkWise Ingest: see why, fix, replay safely, prove what happened.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nA night's work:",
            "  ingestctl dlq summary                                      # the largest cause",
            "  ingestctl dlq show ID                                      # one of it: reasons, record, history",
            "  ingestctl dlq replay --code CODE --dry-run                 # would they pass now? changes nothing",
            "  ingestctl dlq replay --code CODE --swap-salary --dry-run   # would they, with a fix? shows the difference",
            "  ingestctl dlq replay --code CODE --swap-salary --canary    # 1, 10, 100, …; stops by itself when they fail",
            "  ingestctl dlq replay --code CODE --swap-salary             # all of them",
            "  ingestctl dlq summary                                      # nothing left?",
            "  ingestctl replay list; ingestctl replay status ID          # who did what, and how it ended",
            "%nEvery command has --help with examples. Exit codes: 0 fine, 1 failed, 2 misuse.",
            "The key comes from a file or the environment: export INGESTCTL_KEY_FILE=~/.config/ingestctl/key",
            "Completion: source <(ingestctl generate-completion)"
        })
final class RootCommand {

    @Mixin
    final GlobalOptions options;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
