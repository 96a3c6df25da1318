package com.workwise.ingest.ctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An API that answers as it is told, each answer of a path in turn and the last one for ever, and remembers what it was asked. */
public final class FakeApi implements AutoCloseable {

    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** @param query decoded */
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, Doc body) {

        public String line() {
            return method + " " + path;
        }
    }

    private static final String BASE = "/api/v1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param line such as {@code GET /dead-letters/summary} */
    public FakeApi on(String line, Answer... inTurn) {
        answers.put(line, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    public FakeApi on(String line, String json) {
        return on(line, json(200, json));
    }

    public static Answer json(int status, String json) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public static Answer problem(int status, String code, String detail) {
        return json(
                status,
                "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"" + detail
                        + "\",\"requestId\":\"req-7\"}");
    }

    /** Ends the connection without an answer. */
    public static Answer hangUp() {
        return exchange -> {
            throw new IOException("hang up");
        };
    }

    public List<Request> requests() {
        return requests;
    }

    public List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    public Request last() {
        return requests.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            requests.add(request);
            next(request.line()).to(exchange);
        }
    }

    private synchronized Answer next(String line) {
        Deque<Answer> inTurn = answers.get(line);
        if (inTurn == null) {
            return problem(404, "not_found", "There is nothing here.");
        }
        return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
    }

    private static Request request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        return new Request(
                exchange.getRequestMethod(),
                path.startsWith(BASE) ? path.substring(BASE.length()) : path,
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                new Doc(Json.read(body).orElseGet(Json::object)));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
