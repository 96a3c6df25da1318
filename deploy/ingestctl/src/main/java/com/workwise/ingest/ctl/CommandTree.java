package com.workwise.ingest.ctl;

import com.workwise.ingest.ctl.config.GlobalOptions;
import com.workwise.ingest.ctl.discards.DiscardCommands;
import com.workwise.ingest.ctl.jobs.JobCommands;
import com.workwise.ingest.ctl.letters.LetterCommands;
import com.workwise.ingest.ctl.output.ColorWish;
import com.workwise.ingest.ctl.pipeline.PipelineCommands;
import com.workwise.ingest.ctl.replays.ReplayCommands;
import com.workwise.ingest.ctl.session.Session;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** All commands. */
final class CommandTree {

    private CommandTree() {}

    static CommandLine of(Shell shell, List<String> arguments) {
        ColorWish color = ColorWish.of(arguments, shell);
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(shell, options, color, arguments);
        CommandLine root = new CommandLine(new RootCommand(options));
        CommandLine dlq = new CommandLine(new Groups.Dlq());
        CommandLine replay = new CommandLine(new Groups.Replay());
        CommandLine job = new CommandLine(new Groups.Job());
        CommandLine pipeline = new CommandLine(new Groups.Pipeline());
        LetterCommands.addTo(dlq, session);
        ReplayCommands.addTo(dlq, replay, session);
        DiscardCommands.addTo(dlq, session);
        JobCommands.addTo(job, session);
        PipelineCommands.addTo(pipeline, session);
        root.addSubcommand(dlq)
                .addSubcommand(replay)
                .addSubcommand(job)
                .addSubcommand(pipeline)
                .addSubcommand(new CompletionCommand(shell, root));
        return dressed(root, shell, color);
    }

    private static CommandLine dressed(CommandLine root, Shell shell, ColorWish color) {
        HelpLayout.applyTo(root);
        boolean colored = color.on(shell.terminals().out());
        return root.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpWidth(Math.clamp(shell.columns(), 80, 120))
                .setColorScheme(Help.defaultColorScheme(colored ? Help.Ansi.ON : Help.Ansi.OFF))
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new Endings(shell, color)::misused)
                .setExecutionExceptionHandler(new Endings(shell, color)::failed);
    }
}
