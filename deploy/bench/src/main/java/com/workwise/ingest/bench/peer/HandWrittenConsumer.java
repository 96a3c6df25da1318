package com.workwise.ingest.bench.peer;

import com.workwise.ingest.bench.data.Posting;
import com.workwise.ingest.embedded.PostgresService;
import com.workwise.ingest.worker.store.UpsertStatement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a team writes that knows its tools and wants nothing but speed: Kafka's consumer, Jackson, COPY into a temporary
 * table and the worker's own upsert, in two threads. Checks nothing, keeps no outcome, knows no dead letters and no
 * hash; a bad record or an outage ends it.
 */
public final class HandWrittenConsumer {

    private static final int THREADS = 2;
    private static final int BATCH = 4_000;

    private static final String COLUMNS = String.join(", ", UpsertStatement.columns());
    private static final String STAGING =
            "CREATE TEMPORARY TABLE staging ON COMMIT DELETE ROWS AS SELECT " + COLUMNS + " FROM jobs WITH NO DATA";
    private static final String COPY = "COPY staging (" + COLUMNS + ") FROM STDIN";
    private static final String UPSERT = UpsertStatement.from("staging");

    private final JsonMapper json = new JsonMapper();
    private final Connection connection;
    private final CopyText text;

    private HandWrittenConsumer(Connection connection) throws SQLException {
        this.connection = connection;
        this.text = new CopyText(ids("companies"), ids("categories"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGING);
        }
        connection.setAutoCommit(false);
    }

    /** @param arguments brokers, topic, group, JDBC URL */
    public static void main(String[] arguments) {
        IntStream.range(0, THREADS)
                .forEach(i -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, failure) -> {
                            failure.printStackTrace();
                            Runtime.getRuntime().halt(1);
                        })
                        .start(() -> consume(arguments[0], arguments[1], arguments[2], arguments[3])));
    }

    private static void consume(String brokers, String topic, String group, String url) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                BATCH,
                "max.partition.fetch.bytes",
                2 * 1024 * 1024,
                "receive.buffer.bytes",
                -1);
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Connection connection =
                        DriverManager.getConnection(url, PostgresService.USER, PostgresService.PASSWORD)) {
            HandWrittenConsumer self = new HandWrittenConsumer(connection);
            consumer.subscribe(List.of(topic));
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(20));
                if (!records.isEmpty()) {
                    self.store(records);
                    consumer.commitAsync();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(ConsumerRecords<byte[], byte[]> records) throws SQLException {
        SortedMap<String, ConsumerRecord<byte[], byte[]>> newest = new TreeMap<>();
        records.forEach(record -> newest.put(new String(record.key(), StandardCharsets.UTF_8), record));
        newest.values().forEach(record -> text.add(json.readValue(record.value(), Posting.class), record));
        byte[] rows = text.take();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        copy.writeToCopy(rows, 0, rows.length);
        copy.endCopy();
        try (Statement statement = connection.createStatement()) {
            statement.execute(UPSERT);
        }
        connection.commit();
    }

    private Map<String, Long> ids(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, id FROM " + table)) {
            Map<String, Long> ids = new HashMap<>();
            while (row.next()) {
                ids.put(row.getString(1), row.getLong(2));
            }
            return ids;
        }
    }
}
