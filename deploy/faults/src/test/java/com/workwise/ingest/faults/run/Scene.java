package com.workwise.ingest.faults.run;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.worker.schema.Migration;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Workers, and an API when asked for, on topics of their own, between a broker and a database that may be hurt. */
public final class Scene implements AutoCloseable {

    static final String BEARER = "Bearer faults-key";

    /** Of the raw topic. */
    public static final int PARTITIONS = 6;

    /** Ends each connection of the workers. */
    public static final String TERMINATE = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'workwise-ingest'""";

    static final int DEAD_PARTITIONS = 2;

    private static final int ANSWER_MILLIS = 5_000;

    final String raw = TestServices.uniqueTopic("raw");
    final String dead = TestServices.uniqueTopic("dead");
    final String kafka;
    final Database database;
    private final String name;
    private final SceneProcesses processes;
    private final List<JarProcess> workers = new CopyOnWriteArrayList<>();
    private final List<Api> apis = new CopyOnWriteArrayList<>();
    private boolean withApi;
    private short replication = 1;

    private Scene(String name, Database database, String kafka) {
        this.name = name;
        this.database = database;
        this.kafka = kafka;
        this.processes = new SceneProcesses(name, raw, dead, kafka, database);
    }

    /** On the services that all tests share. */
    public static Scene shared(String name) {
        return new Scene(name, TestServices.freshDatabase(), TestServices.kafkaBootstrap());
    }

    public static Scene on(String name, Database database) {
        return new Scene(name, database, TestServices.kafkaBootstrap());
    }

    public static Scene on(String name, String kafka) {
        return new Scene(name, TestServices.freshDatabase(), kafka);
    }

    public static Scene on(String name, Database database, String kafka) {
        return new Scene(name, database, kafka);
    }

    /** Of the processes. */
    public Scene with(String property, Object value) {
        processes.with(property, value.toString());
        return this;
    }

    /** Of each process, as in {@code -Xmx}. */
    public Scene heap(String size) {
        processes.heap(size);
        return this;
    }

    /** Each topic on so many brokers. */
    public Scene replication(int factor) {
        replication = (short) factor;
        return this;
    }

    /** Lets the processes, and them alone, reach the database through another port of this machine. */
    public Scene databaseThrough(int port) {
        processes.with("spring.r2dbc.url", database.r2dbcUrl().replaceFirst(":[0-9]+/", ":" + port + "/"));
        return this;
    }

    /** An HTTP client's loads need it. */
    public Scene withApi() {
        withApi = true;
        return this;
    }

    /** Makes topics and schema, and starts so many workers. */
    public Scene start(int workers) {
        Migration.migrate(database.jdbcUrl(), database.username(), database.password());
        try (Admin admin = Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(List.of(
                            new NewTopic(raw, Optional.of(PARTITIONS), Optional.of(replication)),
                            new NewTopic(raw + "-replay", Optional.of(1), Optional.of(replication)),
                            new NewTopic(dead, Optional.of(DEAD_PARTITIONS), Optional.of(replication))
                                    .configs(Map.of("max.message.bytes", "2100000"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot make the topics", e);
        }
        for (int i = 0; i < workers; i++) {
            startWorker();
        }
        if (withApi) {
            startApi().process().awaitReady();
        }
        this.workers.forEach(JarProcess::awaitReady);
        return this;
    }

    /** One more; returns before it is ready. */
    public Api startApi() {
        Api api = processes.api(apis.size());
        apis.add(api);
        return api;
    }

    /** One more; returns before it is ready. */
    public JarProcess startWorker() {
        JarProcess worker = processes.worker(workers.size());
        workers.add(worker);
        return worker.start();
    }

    public List<JarProcess> workers() {
        return workers;
    }

    /** The first one. */
    public JarProcess worker() {
        return workers.getFirst();
    }

    /** The first one. */
    public Api api() {
        if (apis.isEmpty()) {
            throw new IllegalStateException("this scene has no API");
        }
        return apis.getFirst();
    }

    public String rawTopic() {
        return raw;
    }

    public String deadLetterTopic() {
        return dead;
    }

    /** Reads what the replays sent. */
    public Tail replayed() {
        return new Tail(kafka, raw + "-replay");
    }

    /** @return how many records they sent */
    public long replayedEnd() {
        try (Broker broker = new Broker(admin(), raw)) {
            return Broker.sum(broker.ends(raw + "-replay"));
        }
    }

    /** Writes to the raw topic, beside any load. */
    public RecordWriter writer(Account account) {
        return new RecordWriter(kafka, raw, account);
    }

    public String databaseName() {
        return database.name();
    }

    /** On 127.0.0.1. */
    public int databasePort() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    public String name() {
        return name;
    }

    public Admin admin() {
        return Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ANSWER_MILLIS));
    }

    /** Straight to the database, whatever lies between it and the workers. */
    public Connection jdbc() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?connectTimeout=2&socketTimeout=10", database.username(), database.password());
    }

    public void sql(String... statements) {
        try (Connection connection = jdbc();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        workers.forEach(JarProcess::close);
        apis.forEach(each -> each.process().close());
    }
}
