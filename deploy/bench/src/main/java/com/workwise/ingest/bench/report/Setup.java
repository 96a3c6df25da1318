package com.workwise.ingest.bench.report;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where, when and with what it was measured. */
public record Setup(Map<String, String> facts) {

    /**
     * @param commit of the project
     * @param worker how the workers were started, for people
     */
    public static Setup here(String commit, String postgres, long seed, int rounds, String worker) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("commit", commit);
        facts.put("machine", Runtime.getRuntime().availableProcessors() + " processors, " + memory() + " GB");
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("postgresql", postgres);
        facts.put("worker", worker);
        facts.put("seed", Long.toString(seed));
        facts.put("rounds", Integer.toString(rounds));
        return new Setup(facts);
    }

    public List<String> lines() {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .toList();
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / 1e9)
                : 0;
    }
}
