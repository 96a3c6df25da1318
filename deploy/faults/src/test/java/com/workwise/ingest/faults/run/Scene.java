package com.workwise.ingest.faults.run;

import com.workwise.ingest.testsupport.Database;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.worker.schema.Migration;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
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

    /** printf %s faults-key | sha256sum */
    private static final String KEY_SHA_256 = "833acc60c5c7b057c4f8347c277220b6064499aeadbb4beb625efa4cf3c03f3c";

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
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<JarProcess> workers = new CopyOnWriteArrayList<>();
    private final List<Api> apis = new CopyOnWriteArrayList<>();
    private boolean withApi;
    private String heap = "160m";
    private String r2dbcUrl;
    private short replication = 1;

    private Scene(String name, Database database, String kafka) {
        this.name = name;
        this.database = database;
        this.kafka = kafka;
        this.r2dbcUrl = database.r2dbcUrl();
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
        properties.put(property, value.toString());
        return this;
    }

    /** Of each process, as in {@code -Xmx}. */
    public Scene heap(String size) {
        heap = size;
        return this;
    }

    /** Each topic on so many brokers. */
    public Scene replication(int factor) {
        replication = (short) factor;
        return this;
    }

    /** Lets the processes, and them alone, reach the database through another port of this machine. */
    public Scene databaseThrough(int port) {
        r2dbcUrl = database.r2dbcUrl().replaceFirst(":[0-9]+/", ":" + port + "/");
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
        int port = JarProcess.freePort();
        int management = JarProcess.freePort();
        Map<String, String> own = common();
        own.put("server.port", Integer.toString(port));
        own.put("management.server.port", Integer.toString(management));
        own.put("ingest.api.dead-letters.group", raw + "-ledger");
        own.put("ingest.api.keys[0].name", "faults");
        own.put("ingest.api.keys[0].sha256", KEY_SHA_256);
        Operator.keys(own, 1);
        JarProcess process =
                new JarProcess(System.getProperty("ingest.api.jar"), heap, own, log("api-" + apis.size()), management);
        Api api = new Api(process.start(), port);
        apis.add(api);
        return api;
    }

    /** One more; returns before it is ready. */
    public JarProcess startWorker() {
        int port = JarProcess.freePort();
        Map<String, String> own = common();
        own.put("server.port", Integer.toString(port));
        own.put("ingest.worker.intake.group", raw);
        own.put("ingest.schema.interval", "200ms");
        JarProcess worker = new JarProcess(
                System.getProperty("ingest.worker.jar"), heap, own, log("worker-" + workers.size()), port);
        workers.add(worker);
        return worker.start();
    }

    private Map<String, String> common() {
        Map<String, String> common = new LinkedHashMap<>();
        common.put("server.address", "127.0.0.1");
        common.put("spring.kafka.bootstrap-servers", kafka);
        common.put("spring.r2dbc.url", r2dbcUrl);
        common.put("spring.r2dbc.username", database.username());
        common.put("spring.r2dbc.password", database.password());
        common.put("ingest.topics.raw", raw);
        common.put("ingest.topics.replay", raw + "-replay");
        common.put("ingest.topics.dead-letter", dead);
        common.put("logging.structured.format.console", "");

        common.putAll(properties);
        return common;
    }

    private Path log(String process) {
        return Path.of("target", "faults", name, process + ".log");
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
