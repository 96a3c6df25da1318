package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.BatchPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the flow runs.
 *
 * @param lanes that store beside each other, one connection and one thread each; a partition belongs to one lane
 * @param batchRecords closes a micro-batch
 * @param batchAge closes one that has fewer records
 * @param drain how long a stop waits for what is in flight; what is not settled then is read again after the next start
 * @param stall without progress, although records wait and no outage explains it, the worker is no longer alive
 */
@ConfigurationProperties("ingest.worker.flow")
record FlowSettings(
        @DefaultValue("2") int lanes,
        @DefaultValue("2000") int batchRecords,
        @DefaultValue("20ms") Duration batchAge,
        @DefaultValue("20s") Duration drain,
        @DefaultValue("2m") Duration stall) {

    BatchPolicy batch() {
        return new BatchPolicy(batchRecords, batchAge);
    }
}
