package com.workwise.ingest.faults.run;

import java.time.Duration;
import java.util.Random;

/** Each fault has a quick form, for every build, and a long one: {@code -Pfaults}. */
public final class Form {

    private static final boolean LONG =
            System.getProperty("ingest.faults", "quick").equals("long");

    private Form() {}

    public static Duration seconds(int quick, int inLong) {
        return Duration.ofSeconds(count(quick, inLong));
    }

    public static int count(int quick, int inLong) {
        return LONG ? inLong : quick;
    }

    public static boolean isLong() {
        return LONG;
    }

    /** {@code -Dingest.faults.seed}, or a new one. */
    public static long seed() {
        String told = System.getProperty("ingest.faults.seed", "");
        return told.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(told);
    }
}
