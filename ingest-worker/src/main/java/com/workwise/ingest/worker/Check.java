package com.workwise.ingest.worker;

/** Judges a delivery. Never throws: whatever cannot be read is refused. */
@FunctionalInterface
public interface Check {

    Checked check(Delivery delivery);
}
