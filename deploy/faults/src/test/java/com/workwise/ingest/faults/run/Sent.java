package com.workwise.ingest.faults.run;

import org.jspecify.annotations.Nullable;

/**
 * One record as a load made it.
 *
 * @param number unique in its run, and found again in the record itself
 * @param timestamp in milliseconds; 0 = the broker's or the API's own
 */
public record Sent(
        int number, byte @Nullable [] key, byte @Nullable [] value, long timestamp, Expectation expectation) {}
