package com.workwise.ingest.bench;

import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.process.JarSettings;
import com.workwise.ingest.bench.scenario.Pace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. The start script tells the rest by system properties. */
final class Options {

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private List<Name> scenarios = new ArrayList<>();

    @Option(names = "--rounds", defaultValue = "3", description = "Runs of each scenario (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--records",
            defaultValue = "500000",
            description =
                    "Records of a first run, a tenth of them newer versions of others (default: ${DEFAULT-VALUE}).")
    private int records;

    @Option(
            names = "--phases",
            split = ",",
            defaultValue = "inserts,updates,unchanged",
            description = "Of drain, from the first on (default: ${DEFAULT-VALUE}).")
    private List<Phase> phases = new ArrayList<>();

    @Option(
            names = "--warm-up",
            defaultValue = "300000",
            description =
                    "Records that a worker settles before its time is taken (default: ${DEFAULT-VALUE}). It runs for weeks"
                            + " where it is deployed; 0 measures it as it starts.")
    private long warmUp;

    @Option(names = "--seed", defaultValue = "1", description = "Decides all data (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "1000",
            description = "Postings a second of through (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long through keeps that rate (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--table-rows",
            defaultValue = "5000000",
            description = "Of the largest table of scale-rows, about 2 kB each (default: ${DEFAULT-VALUE}).")
    private int tableRows;

    @Option(
            names = "--outage",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long outage keeps the database away (default: ${DEFAULT-VALUE}).")
    private int outage;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write all that was measured.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to write a page with bars.")
    private @Nullable Path html;

    @Option(names = "--keep", description = "Keep data and logs.")
    private boolean keep;

    @Option(
            names = "--start",
            defaultValue = "script",
            description =
                    "Of each worker or API: script (deploy/worker/run, deploy/api/run) or jar (java -jar; default:"
                            + " ${DEFAULT-VALUE}).")
    private Start start = Start.SCRIPT;

    @Option(names = "--heap", defaultValue = "256m", description = "Of each worker or API (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--jvm", paramLabel = "OPTION", description = "A further option of their JVM.")
    private List<String> jvm = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A further property of theirs.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(
            names = "--postgres",
            paramLabel = "NAME=VALUE",
            description = "A setting of PostgreSQL, instead of ours or its default.")
    private Map<String, String> postgres = new LinkedHashMap<>();

    private enum Start {
        SCRIPT,
        JAR
    }

    List<Name> scenarios() {
        return scenarios;
    }

    int rounds() {
        return rounds;
    }

    int records() {
        return records;
    }

    List<Phase> phases() {
        return phases;
    }

    long seed() {
        return seed;
    }

    Pace pace() {
        return new Pace(rate, seconds);
    }

    int tableRows() {
        return tableRows;
    }

    /** In seconds. */
    int outage() {
        return outage;
    }

    @Nullable
    Path json() {
        return json;
    }

    @Nullable
    Path html() {
        return html;
    }

    boolean keep() {
        return keep;
    }

    Path directory() {
        return Path.of(System.getProperty("bench.directory", "bench-run"))
                .toAbsolutePath()
                .normalize();
    }

    String commit() {
        return System.getProperty("bench.commit", "unknown");
    }

    JarSettings worker() {
        return settings("worker");
    }

    JarSettings api() {
        return settings("api");
    }

    private JarSettings settings(String what) {
        String jar = "ingest." + what + ".jar";
        String script = System.getProperty("ingest." + what + ".start");
        return new JarSettings(
                Path.of(System.getProperty(jar, jar)),
                script == null || start == Start.JAR ? null : Path.of(script),
                heap,
                jvm,
                properties,
                directory().resolve("logs"),
                warmUp);
    }

    /**
     * As its manual advises for a server of its own: a quarter of 8 GB as shared buffers ("Resource Consumption") and room
     * for the log of a bulk load ("Populating a Database"). With its defaults of 128 MB and 1 GB, which suit any
     * machine, it does little else than write pages out and read them back as soon as a table is larger than that.
     */
    Map<String, String> postgres() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("shared_buffers", "2GB");
        settings.put("max_wal_size", "8GB");
        settings.putAll(postgres);
        return settings;
    }

    /** How it is started and what is not as delivered. */
    String workerText() {
        String command = worker().start() == null ? "java -jar" : "deploy/worker/run";
        String text = command + " -Xmx" + heap + " " + String.join(" ", jvm);
        return properties.isEmpty() ? text.strip() : text.strip() + " " + properties;
    }
}
