package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.output.Paint;
import com.workwise.ingest.ctl.output.Screen;
import com.workwise.ingest.ctl.output.Span;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The question before an act, or its answer given beforehand. */
public final class Consent {

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Severe acts want --confirm instead.")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "COUNT",
            description =
                    "For severe acts (discard, cancel, --all, more than 1000 letters): the number concerned, as the "
                            + "dry run tells it.")
    private @Nullable Long count;

    /**
     * Returns when the act is wanted.
     *
     * @param act such as "Replay 12 letters"
     * @param severe whether only the right number is an answer
     * @param askable false when standard input is already used for something else
     */
    public void obtain(Session session, String act, long concerned, boolean severe, boolean askable) {
        if (count != null) {
            if (count != concerned) {
                throw Failure.misuse(
                        "You confirmed " + count + ", but " + concerned + " are concerned now",
                        "Look again, then use --confirm=" + concerned + ".");
            }
            return;
        }
        if (yes && !severe) {
            return;
        }
        Shell shell = session.shell();
        if (!askable || !shell.terminals().in() || !shell.terminals().err()) {
            throw Failure.misuse(
                    act + "? Nobody is there to ask",
                    severe ? "Add --confirm=" + concerned + "." : "Add --yes, or --confirm=" + concerned + ".");
        }
        ask(session.screen(), act, concerned, severe);
    }

    private static void ask(Screen screen, String act, long concerned, boolean severe) {
        String question = severe ? act + "? Type the number " + concerned + " to go on: " : act + "? [y/N] ";
        screen.prompt(new Span(question, Paint.BOLD));
        String answer = readLine(screen.shell()).strip();
        boolean agreed = severe
                ? answer.equals(Long.toString(concerned))
                : answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
        if (!agreed) {
            throw Failure.failed("Nothing was done", "Run it again when you want it.");
        }
    }

    /** Byte by byte, so that nothing behind the line is taken. */
    private static String readLine(Shell shell) {
        StringBuilder line = new StringBuilder();
        try {
            int c;
            while ((c = shell.in().read()) >= 0 && c != '\n' && line.length() < 100) {
                line.append((char) c);
            }
        } catch (IOException closed) {
            return "";
        }
        return line.toString();
    }
}
