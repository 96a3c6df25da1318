package com.workwise.ingest.ctl;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The library's own command of that name brings help options that would be there twice. */
@Command(
        name = "generate-completion",
        description = "Print a completion script for bash and zsh.",
        footer = {
            "%nExamples:",
            "  source <(ingestctl generate-completion)",
            "  ingestctl generate-completion > ~/.local/share/bash-completion/completions/ingestctl"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Shell shell;
    private final CommandLine root;

    CompletionCommand(Shell shell, CommandLine root) {
        this.shell = shell;
        this.root = root;
    }

    @Override
    public Integer call() {
        shell.out().print(AutoComplete.bash(root.getCommandName(), root));
        return ExitCode.FINE;
    }
}
