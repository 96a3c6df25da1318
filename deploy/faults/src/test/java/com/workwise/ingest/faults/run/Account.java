package com.workwise.ingest.faults.run;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was sent, and what of it was acknowledged; the rest is in doubt and may have arrived or not. */
public final class Account {

    private final Map<Integer, Sent> sent = new HashMap<>();
    private final BitSet acknowledged = new BitSet();
    private int refused;

    synchronized void sent(Sent record) {
        sent.put(record.number(), record);
    }

    synchronized void acknowledged(int number) {
        acknowledged.set(number);
    }

    /** The load was told at once that a record, or a request, is not taken. */
    synchronized void refused() {
        refused++;
    }

    public synchronized int refusedCount() {
        return refused;
    }

    public synchronized @Nullable Sent find(int number) {
        return sent.get(number);
    }

    public synchronized int sentCount() {
        return sent.size();
    }

    public synchronized int acknowledgedCount() {
        return acknowledged.cardinality();
    }

    public synchronized int[] acknowledged() {
        return acknowledged.stream().toArray();
    }
}
