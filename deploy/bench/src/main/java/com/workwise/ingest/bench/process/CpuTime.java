package com.workwise.ingest.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time, user and system, from Linux's {@code /proc}; elsewhere 0. */
final class CpuTime {

    /** Linux tells programs hundredths of a second, whatever the kernel's own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private CpuTime() {}

    /** @return in seconds */
    static double of(long pid) {
        String[] stat = stat(pid);
        return (ticks(stat, USER) + ticks(stat, SYSTEM)) / TICKS_PER_SECOND;
    }

    /** @return in seconds, with all children that it has or had */
    static double ofFamily(long pid) {
        String[] stat = stat(pid);
        double ended = (ticks(stat, CHILDREN_USER) + ticks(stat, CHILDREN_SYSTEM)) / TICKS_PER_SECOND;
        double alive = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> of(child.pid()))
                .sum();
        return of(pid) + ended + alive;
    }

    /** @return from its third field on: the second, the name, may hold blanks */
    private static String[] stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException endedOrNotLinux) {
            return new String[0];
        }
    }

    private static long ticks(String[] stat, int field) {
        return field < stat.length ? Long.parseLong(stat[field]) : 0;
    }
}
