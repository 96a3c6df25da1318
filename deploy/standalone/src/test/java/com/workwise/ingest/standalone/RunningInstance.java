package com.workwise.ingest.standalone;

import com.workwise.ingest.embedded.PostgresService;
import com.workwise.ingest.standalone.load.Loader;
import com.workwise.ingest.standalone.load.Source;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.wire.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The whole pipeline as {@code mvn spring-boot:run} starts it, on ports and in a directory of its own. */
final class RunningInstance implements AutoCloseable {

    private final Layers layers = new Layers();
    private final Instance instance;
    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningInstance(Path data) {
        int port = freePort();
        Options options = Options.parse(List.of(
                "--data=" + data,
                "--server.port=" + port,
                "--management.server.port=" + freePort(),
                "--db-port=" + freePort(),
                "--kafka-port=" + freePort()));
        instance = Instance.start(options, layers);
        api = URI.create("http://127.0.0.1:" + port);
    }

    boolean load(Source... sources) throws InterruptedException {
        return Loader.to(api, DevelopmentKey.KEY).load(List.of(sources));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + DevelopmentKey.KEY)
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + DevelopmentKey.KEY)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    URI api() {
        return api;
    }

    String bootstrapServers() {
        return instance.bootstrapServers();
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters(int atLeast, Duration timeout) {
        return TopicReader.read(bootstrapServers(), Topics.DEAD_LETTER, atLeast, timeout);
    }

    /** @return the columns of each row, joined by '|' */
    List<String> rows(String sql) throws SQLException {
        try (Connection jdbc = DriverManager.getConnection(
                        instance.postgres().jdbcUrl(PostgresService.DATABASE),
                        PostgresService.USER,
                        PostgresService.PASSWORD);
                Statement statement = jdbc.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", row));
            }
            return found;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() {
        layers.close();
        http.close();
    }
}
