package com.workwise.ingest.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** As many connections to an API as there are requests at a time. */
public final class ApiConnections implements AutoCloseable {

    private final ApiProcess api;
    private final Deque<ApiConnection> idle = new ConcurrentLinkedDeque<>();

    public ApiConnections(ApiProcess api) {
        this.api = api;
    }

    /** @return the answer's status; blocks */
    public int submit(String contentType, byte[] body) throws IOException {
        ApiConnection free = idle.poll();
        ApiConnection connection = free == null ? api.connect() : free;
        try {
            int status = connection.submit(contentType, body);
            idle.push(connection);
            return status;
        } catch (IOException failed) {
            connection.close();
            throw failed;
        }
    }

    /** No request is under way. */
    @Override
    public void close() {
        for (ApiConnection connection : idle) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
