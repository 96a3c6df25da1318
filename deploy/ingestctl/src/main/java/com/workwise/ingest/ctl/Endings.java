package com.workwise.ingest.ctl;

import com.workwise.ingest.ctl.output.ColorWish;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Span;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command does not end well: what is wrong, and what to do. */
record Endings(Shell shell, ColorWish color) {

    int misused(ParameterException error, String[] arguments) {
        String message = error.getMessage() == null ? "Misuse" : error.getMessage();
        if (message.startsWith("Missing required subcommand")) {
            error.getCommandLine().usage(error.getCommandLine().getErr());
            return ExitCode.MISUSE;
        }
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        say(message.lines().findFirst().orElse(message), suggestion(error) + "See " + command + " --help.");
        return ExitCode.MISUSE;
    }

    private static String suggestion(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return "Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "? ";
        }
        return "";
    }

    int failed(Exception error, CommandLine command, ParseResult result) {
        if (error instanceof Failure failure) {
            say(failure.what(), failure.remedy());
            return failure.exitCode();
        }
        say("Something broke in ingestctl itself: " + error, "Run it with INGESTCTL_DEBUG=1 and report what it says.");
        if (shell.variable("INGESTCTL_DEBUG") != null) {
            error.printStackTrace(shell.err());
        }
        return ExitCode.FAILED;
    }

    private void say(String what, String remedy) {
        shell.out().flush();
        Screen screen = new Screen(shell, color, false, false);
        screen.note(new Span("error: ", Paint.BAD), Span.of(what));
        screen.note(new Span("   do: ", Paint.BOLD), Span.of(remedy));
    }
}
