package com.workwise.ingest.api.deadletters.replay;

/** How far a replay may go, from what is known of it so far. Has no memory: it survives any restart. */
final class Ramp {

    /** Letters that may be out at a time: a worker that is slow or away must not find a flood when it is back. */
    private static final int WINDOW = 5_000;

    private static final int FACTOR = 10;

    /** Without a canary, so few outcomes prove nothing. */
    private static final int FEWEST_OUTCOMES = 20;

    private Ramp() {}

    /** @return how many letters the present step of a canary lets out in all */
    static long limit(Replay.Counts counts) {
        long limit = 1;
        while (limit < counts.begun() || limit == counts.begun() && counts.outstanding() == 0) {
            limit *= FACTOR;
        }
        return limit;
    }

    /** @return how many more may be sent now */
    static long allowed(boolean canary, Replay.Counts counts) {
        long room = WINDOW - counts.outstanding();
        return Math.max(0, canary ? Math.min(room, limit(counts) - counts.begun()) : room);
    }

    /**
     * Of a batch, a worker tells what failed before it stores the rest: what is out may still pass. {@link #WINDOW} bounds
     * how much that is.
     *
     * @param passed outcomes since it is judged
     * @param out letters without an outcome
     */
    static boolean tooManyFail(boolean canary, double maxFailureShare, long passed, long failed, long out) {
        return passed + failed >= (canary ? 1 : FEWEST_OUTCOMES) && failed > maxFailureShare * (passed + failed + out);
    }
}
