package com.workwise.ingest.ctl.output;

/** How a piece of text looks where colours are on. */
public enum Paint {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    NAME("36");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** Of a letter, a replay, a discard, a circuit. */
    public static Paint ofState(String state) {
        return switch (state) {
            case "resolved", "completed", "closed", "restored", "passed" -> GOOD;
            case "open", "stopped", "failed", "forced_open" -> BAD;
            case "parked", "paused", "awaiting_approval", "half_open", "cancelled" -> WARN;
            case "replaying", "running" -> NAME;
            case "discarded" -> DIM;
            default -> PLAIN;
        };
    }
}
