package com.workwise.ingest.faults.run;

import com.workwise.ingest.embedded.OsProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the deployed jars as a process of its own. */
public final class JarProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String jar;
    private final String heap;
    private final Map<String, String> properties;
    private final Path log;
    private final int managementPort;
    private @Nullable Process process;
    private int starts;

    /**
     * @param log of all its starts; what a former run left there is deleted
     * @param managementPort where the properties let it serve health and metrics
     */
    JarProcess(String jar, String heap, Map<String, String> properties, Path log, int managementPort) {
        this.jar = jar;
        this.heap = heap;
        this.properties = properties;
        this.log = log;
        this.managementPort = managementPort;
        try {
            Files.deleteIfExists(log);
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns at once; {@link #awaitReady} waits. */
    public JarProcess start() {
        List<String> arguments = properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toList();
        List<String> command = TrainedJar.of(Path.of(jar), arguments).command(heap, arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            starts++;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JarProcess awaitReady() {
        Wait.forTruth(log + " is ready", PATIENCE, () -> {
            if (!isAlive()) {
                throw new AssertionError("it ended with " + running().exitValue() + "; see " + log);
            }
            return get("/actuator/health/readiness").contains("\"UP\"");
        });
        return this;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public int starts() {
        return starts;
    }

    /** {@code kill -9}. */
    public void kill() {
        new OsProcess(running().pid()).kill(Duration.ofSeconds(5));
    }

    /**
     * SIGTERM.
     *
     * @return the exit code
     */
    public int terminate(Duration patience) {
        Process ending = running();
        ending.destroy();
        try {
            if (!ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still alive " + patience.toSeconds() + " s after SIGTERM; see " + log);
            }
            return ending.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public void freeze() {
        new OsProcess(running().pid()).freeze();
    }

    public void thaw() {
        new OsProcess(running().pid()).thaw();
    }

    public Metrics metrics() {
        return new Metrics(get("/actuator/prometheus"));
    }

    public boolean circuitIs(String state) {
        return metrics()
                        .sum("resilience4j_circuitbreaker_state", "state=\"" + state + "\"")
                        .orElse(0)
                == 1;
    }

    /** @return an empty text when it does not answer */
    String get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER).header("Authorization", Scene.BEARER);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException noAnswer) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** @return how often its log holds that text */
    public long logged(String text) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private void destroy() {
        if (isAlive()) {
            running().destroyForcibly();
        }
    }

    @Override
    public void close() {
        destroy();
        http.close();
    }
}
