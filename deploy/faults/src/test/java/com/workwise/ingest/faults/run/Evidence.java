package com.workwise.ingest.faults.run;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that is known when a run has come to rest.
 *
 * @param truth what the topic holds
 * @param letters the dead-letter topic
 * @param rows the table, by external id
 * @param outcomes of each item of each batch, as {@code batch/index}
 */
public record Evidence(
        Scene scene,
        Account account,
        Truth truth,
        List<ConsumerRecord<byte[], byte[]>> letters,
        Map<String, Row> rows,
        Map<String, List<String>> outcomes,
        CommitSamples commits,
        WorkerSamples workers,
        Recovery recovery) {

    /**
     * How the system came back.
     *
     * @param workersMayEnd the fault itself ends workers
     * @param firstCommitMillis from the healing to the first offset that was committed after it
     * @param caughtUpMillis from the healing until nothing was left to do
     */
    public record Recovery(boolean workersMayEnd, long firstCommitMillis, long caughtUpMillis, long limitMillis) {}
}
