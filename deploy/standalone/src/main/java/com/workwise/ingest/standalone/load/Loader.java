package com.workwise.ingest.standalone.load;

import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends files through the API, shows how far it is, and reports what became of every posting. */
public final class Loader {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

    private final BatchApi api;
    private final Progress progress;
    private final PrintStream out;
    private final Duration betweenQuestions;

    Loader(BatchApi api, Progress progress, PrintStream out, Duration betweenQuestions) {
        this.api = api;
        this.progress = progress;
        this.out = out;
        this.betweenQuestions = betweenQuestions;
    }

    /** @param api scheme, host and port */
    public static Loader to(URI api, String key) {
        Console console = System.console();
        @SuppressWarnings("SystemConsoleNull") // jdk.console decides, not the version alone
        boolean terminal = console != null && console.isTerminal();
        Progress progress = terminal
                ? new TerminalProgress(System.out, System::nanoTime)
                : new LoggedProgress(System.out, System::nanoTime);
        return new Loader(new HttpBatchApi(api, key), progress, System.out, BETWEEN_QUESTIONS);
    }

    /**
     * One file after the other; each is waited for.
     *
     * @return whether every posting has an outcome
     * @throws LoadFailed when the API or a file makes going on impossible
     */
    public boolean load(List<Source> sources) throws InterruptedException {
        ObservedTimes times = ObservedTimes.of(sources, Instant.now());
        List<FileReport> reports = new ArrayList<>();
        try {
            for (Source source : sources) {
                reports.add(new FileLoad(source, times, api, progress, out, betweenQuestions).run());
            }
        } finally {
            out.println("\n" + ReportTable.of(reports) + "\n");
        }
        Tally total = ReportTable.total(reports).tally();
        if (total.unsettled() > 0) {
            out.println(ReportTable.number(total.unsettled())
                    + " postings have no outcome: Kafka did not take their batch. Load the file again.");
        }
        return total.settled() == total.sent();
    }
}
