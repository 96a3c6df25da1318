package com.workwise.ingest.bench;

import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.process.Services;
import com.workwise.ingest.bench.report.Report;
import com.workwise.ingest.bench.report.Setup;
import com.workwise.ingest.bench.scenario.Floor;
import com.workwise.ingest.bench.scenario.Measurement;
import com.workwise.ingest.bench.scenario.Scenario;
import com.workwise.ingest.bench.scenario.Stage;
import com.workwise.ingest.bench.scenario.WrongResult;
import com.workwise.ingest.embedded.Directories;
import com.workwise.ingest.embedded.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the scenarios that are asked for and shows what they came to. */
@Command(
        name = "run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Measures how fast postings come into PostgreSQL, each way verified and beside the others.",
        footer = {
            "",
            "Scenarios:",
            "  floor          the same rows, ready in memory, through COPY and the worker's own upsert: batches of 4,000",
            "                 on two connections; new postings, then changed ones",
            "  floor-copy     plain COPY into the table, the upper bound",
            "  drain          from a full topic through the worker: new postings, changed ones, the same again",
            "  hand-written   from the same topics through a consumer as a team would write it for speed alone: Jackson, COPY,",
            "                 the worker's upsert, two threads; no checks, no dead letters, no outcomes",
            "  poison         from a full topic with 1 %% bad records, beside the first part of drain",
            "  accept         HTTP batches of 1,000, 100 and 1 item into the topic, and of 1,000 lines (ndjson), by 16",
            "                 clients, beside Kafka's own producer",
            "  through        batches of 10 over HTTP at a steady rate until each row is visible; single postings straight",
            "                 to Kafka; the largest rate with 99 %% of the rows visible within 1 s",
            "  wait           one HTTP batch of 100, 1,000, 10,000 to an idle system until its last row is visible",
            "  scale-workers  1, 2 and 4 workers on one topic, which see its records when all of them are ready",
            "  scale-rows     drain into a table of 0, a fifth and all of --table-rows",
            "  scale-batches  drain in batches of 100 to 10,000",
            "  scale          these three",
            "  outage         2,000 records/s from Kafka, while the database is killed and away; from its return, once it",
            "                 has recovered, until less than half a second of the load waits",
            "  replay         a tenth of --records as dead letters, fixed and replayed: no canary, no approval, and the",
            "                 highest rate that the API allows, 10,000 letters/s; from the request to the last row",
            "  training       a bit of everything through one worker, which deploy/worker/run learns its start from",
            "",
            "In through and wait, API and worker are warm; requests are sent when they are due, whatever became of the",
            "others, and counted from then. Rows are looked for every 5 ms, so that times are up to 'look p99 ms' too long.",
            "",
            "`run jmh` runs micro-benchmarks of the worker's hot code instead; options of JMH: `run jmh -h`.",
            "",
            "PostgreSQL runs with fsync and synchronous_commit on, shared_buffers=2GB, max_wal_size=8GB and its own defaults",
            "otherwise, and is broken in by a round of floor that is not measured; Kafka with a heap of 384 MB and uncompressed",
            "records in 12 partitions, a worker with its delivered settings.",
            "Exit code: 0 measured, 1 a result was wrong or something did not start, 2 the command line is wrong."
        })
final class Bench implements Callable<Integer> {

    @Mixin
    private final Options options = new Options();

    private final Progress progress = new Progress(System.err);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path directory = options.directory();
        try {
            Report report = measure(directory);
            System.out.print(report.text());
            if (options.json() != null) {
                report.writeJson(options.json());
            }
            if (options.html() != null) {
                report.writeHtml(options.html());
            }
            return 0;
        } catch (WrongResult | StartFailed | IllegalStateException failed) {
            Throwable cause = failed.getCause();
            progress.tell("No figures: " + failed.getMessage() + (cause == null ? "" : ": " + cause));
            return 1;
        } finally {
            if (options.keep()) {
                progress.tell("Everything is kept in " + directory);
            } else {
                Directories.delete(directory);
            }
        }
    }

    private Report measure(Path directory) {
        progress.tell("Starting broker and database in " + directory);
        try (Services services = Services.start(directory, options.postgres())) {
            Stage stage = Stage.on(services, new Workload(options.seed(), options.records()));
            stage.tables().create();
            List<Scenario> scenarios = new ArrayList<>();
            for (Name name : new TreeSet<>(options.scenarios())) {
                progress.tell("Preparing " + name);
                Scenario scenario = name.on(stage, options);
                scenario.prepare();
                scenarios.add(scenario);
            }
            progress.tell("Breaking in the database");
            breakIn(stage);
            List<List<Measurement>> rounds = new ArrayList<>();
            for (int round = 1; round <= options.rounds(); round++) {
                rounds.add(round(round, round % 2 == 1 ? scenarios : scenarios.reversed()));
            }
            Setup setup = Setup.here(
                    options.commit(),
                    stage.tables().server() + " " + options.postgres(),
                    options.seed(),
                    options.rounds(),
                    options.workerText());
            return new Report(setup, rounds);
        }
    }

    /**
     * A new server makes each of its files of log as it needs it, and its first run is slow even where they are there
     * already. Whatever was measured first waited for that.
     */
    private static void breakIn(Stage stage) {
        new Floor(stage).round(measurement -> {});
    }

    /**
     * Each scenario once, so that what changes on the machine meanwhile meets all of them; every second round the other way
     * round, so that none has the server always as the same other one leaves it.
     */
    private List<Measurement> round(int number, List<Scenario> scenarios) {
        List<Measurement> round = new ArrayList<>();
        scenarios.forEach(scenario -> scenario.round(measured -> {
            progress.tell("Round " + number + " of " + options.rounds() + ": " + measured.name() + " "
                    + Math.round(measured.rate()) + " records/s");
            round.add(measured);
        }));
        return round;
    }
}
