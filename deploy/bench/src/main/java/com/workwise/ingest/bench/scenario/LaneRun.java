package com.workwise.ingest.bench.scenario;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Each lane's batches through a connection of its own, all lanes at once. */
final class LaneRun {

    /** What is done with a batch; commits it. */
    interface Write {
        void write(Connection connection, byte[] batch) throws SQLException;
    }

    private LaneRun() {}

    /** Connections are there, and temporary tables made, before the clock starts. */
    static double seconds(Tables tables, String before, List<List<byte[]>> lanes, Write write) {
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
            for (int i = 0; i < lanes.size(); i++) {
                Connection connection = tables.connect();
                connections.add(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute(before);
                }
                connection.setAutoCommit(false);
            }
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < lanes.size(); i++) {
                Connection connection = connections.get(i);
                List<byte[]> batches = lanes.get(i);
                running.add(threads.submit(() -> {
                    for (byte[] batch : batches) {
                        write.write(connection, batch);
                    }
                    return batches.size();
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            connections.forEach(LaneRun::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
