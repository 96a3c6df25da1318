package com.workwise.ingest.worker;

/** Travels with each delivery. Settled = its offset may be committed: the row is committed or the dead letter is acknowledged. */
@FunctionalInterface
public interface Receipt {

    /** To be called once per delivery, in the order of the partition; never fails and never blocks. */
    void settle();
}
