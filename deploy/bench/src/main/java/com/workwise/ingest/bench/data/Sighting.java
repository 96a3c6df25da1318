package com.workwise.ingest.bench.data;

/**
 * A record: which posting, in which of its versions, observed when.
 *
 * @param millis since 1970
 */
public record Sighting(int posting, int version, long millis) {}
