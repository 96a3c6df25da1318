package com.workwise.ingest.worker;

/** How much work is done. */
@FunctionalInterface
public interface Progress {

    /** @return deliveries settled since the start */
    long settled();
}
