package com.workwise.ingest.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away under load and comes back: nothing is lost, nothing is dead-lettered, nobody restarts anything. */
final class DatabaseOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POSTINGS = 3_000;

    private OwnPostgres postgres;
    private RunningWorker worker;
    private int written;

    @BeforeEach
    void start() {
        postgres = TestServices.ownPostgres();
        worker = new RunningWorker(postgres.database());
        worker.migrate();
        worker.start();
        write(POSTINGS);
        await().atMost(PATIENCE).until(() -> count() == POSTINGS);
    }

    @AfterEach
    void stop() {
        worker.close();
        postgres.close();
    }

    @Test
    void killedAndBack() {
        postgres.kill();
        write(POSTINGS);
        awaitOpenCircuit();
        postgres.start();
        everythingIsStoredAndNothingDead();
    }

    @Test
    void frozenAndThawed() {
        postgres.freeze();
        write(POSTINGS);
        awaitOpenCircuit();
        postgres.thaw();
        everythingIsStoredAndNothingDead();
    }

    @Test
    void readOnlyAndBack() throws Exception {
        readOnly("on");
        write(POSTINGS);
        awaitOpenCircuit();
        readOnly("off");
        everythingIsStoredAndNothingDead();
    }

    @Test
    void aColumnRenamedAndBack() throws Exception {
        execute("ALTER TABLE jobs RENAME COLUMN title TO heading");
        write(POSTINGS);
        awaitOpenCircuit();
        execute("ALTER TABLE jobs RENAME COLUMN heading TO title");
        everythingIsStoredAndNothingDead();
    }

    private void everythingIsStoredAndNothingDead() {
        await().atMost(PATIENCE).until(() -> count() == written);
        assertThat(TopicReader.read(worker.dead, 1, Duration.ofMillis(500))).isEmpty();
        CircuitBreaker breaker = breaker();
        await().atMost(PATIENCE).until(() -> breaker.getState() == CircuitBreaker.State.CLOSED);
    }

    /** The fault took effect. */
    private void awaitOpenCircuit() {
        CircuitBreaker breaker = breaker();
        await().atMost(PATIENCE).until(() -> breaker.getState() == CircuitBreaker.State.OPEN);
    }

    private CircuitBreaker breaker() {
        return worker.context().getBean(CircuitBreaker.class);
    }

    private long count() {
        return Long.parseLong(worker.single("SELECT count(*) FROM jobs"));
    }

    private void readOnly(String value) throws Exception {
        execute("SET default_transaction_read_only = off; ALTER DATABASE ingest SET default_transaction_read_only = "
                + value);
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'ingest'");
    }

    private void execute(String sql) throws Exception {
        try (Connection jdbc = DriverManager.getConnection(
                        worker.database.jdbcUrl(), worker.database.username(), worker.database.password());
                Statement statement = jdbc.createStatement()) {
            jdbc.setReadOnly(false);
            for (String each : sql.split(";")) {
                statement.execute(each);
            }
        }
    }

    private void write(int postings) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < postings; i++) {
            int id = written++;
            String json = "{\"externalId\":\"k%d\",\"title\":\"Potter %d\",\"company\":\"Firm %d\"}"
                    .formatted(id, id, id % 50);
            records.add(new ProducerRecord<>(worker.raw, ("k" + id).getBytes(UTF_8), json.getBytes(UTF_8)));
        }
        try (TopicWriter topic = new TopicWriter()) {
            topic.write(records);
        }
    }
}
