package com.workwise.ingest.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux's {@code /proc} tells of a process' memory; elsewhere 0. */
final class Memory {

    private static final String PEAK = "VmHWM:";

    private Memory() {}

    /** @return the largest resident set so far, in bytes */
    static long peakResident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .sum();
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }
}
