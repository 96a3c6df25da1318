package com.workwise.ingest.worker.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How batches are written, and what is done when they are not.
 *
 * @param copyFrom rows from which COPY is used instead of arrays: at 100 both cost the same, below it arrays cost less
 * @param timeout for one transaction; a connection that exceeds it is closed, not reused
 * @param floodShare of a large batch that the database may refuse; above it nothing is dead-lettered and an operator
 *     is called. 1 switches the guard off
 * @param floodFrom items that make a batch large
 * @param probeRecords items in the first batch after an outage; each success lets four times as many through
 */
@ConfigurationProperties("ingest.worker.store")
record StoreSettings(
        @DefaultValue("200") int copyFrom,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("0.5") double floodShare,
        @DefaultValue("100") int floodFrom,
        @DefaultValue("100") int probeRecords,
        @DefaultValue BreakerSettings breaker,
        @DefaultValue RetrySettings retry) {

    /**
     * When the circuit opens; its calls are batches, not records.
     *
     * @param window how many of the last calls are counted
     * @param minimumCalls before which it never opens
     * @param failureShare of the calls that opens it, in percent
     * @param slowCall a call that takes longer is slow
     * @param slowShare of slow calls that opens it, in percent
     * @param pause for which it stays open before a probe
     */
    record BreakerSettings(
            @DefaultValue("6") int window,
            @DefaultValue("3") int minimumCalls,
            @DefaultValue("50") float failureShare,
            @DefaultValue("5s") Duration slowCall,
            @DefaultValue("80") float slowShare,
            @DefaultValue("2s") Duration pause) {}

    /** Waits grow from the first to the longest, with jitter, and never end. */
    record RetrySettings(
            @DefaultValue("100ms") Duration first,
            @DefaultValue("5s") Duration longest) {}
}
