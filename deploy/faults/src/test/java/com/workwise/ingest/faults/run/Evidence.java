package com.workwise.ingest.faults.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
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

    static Evidence gather(
            Scene scene,
            Account account,
            Truth truth,
            List<ConsumerRecord<byte[], byte[]>> letters,
            CommitSamples commits,
            WorkerSamples workers,
            Recovery recovery) {
        try (Connection connection = scene.jdbc()) {
            Map<String, Row> rows = new HashMap<>();
            for (Row row : Row.all(connection)) {
                if (rows.put(row.id(), row) != null) {
                    throw new AssertionError("two rows of " + row.id());
                }
            }
            Map<String, List<String>> outcomes = Outcomes.all(connection);
            return new Evidence(scene, account, truth, letters, rows, outcomes, commits, workers, recovery);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
