package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.wire.BatchItem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Writes to the topic at a steady rate. Its records carry the headers of batches, so that outcomes count. */
final class KafkaLoad implements Load {

    private static final int BATCH = 100;
    private static final int TICK_MILLIS = 20;

    private final RecordWriter writer;
    private final Postings postings;
    private final int perTick;
    private final @Nullable ToIntFunction<Sent> partition;
    private final Thread thread = new Thread(this::run, "kafka-load");
    private volatile boolean paused;
    private volatile boolean stopped;

    /** @param partition overrides the one that the key decides; null = it does not */
    KafkaLoad(RecordWriter writer, Postings postings, int perSecond, @Nullable ToIntFunction<Sent> partition) {
        this.writer = writer;
        this.postings = postings;
        this.perTick = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        this.partition = partition;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void pause(boolean now) {
        paused = now;
    }

    private void run() {
        int index = 0;
        UUID batch = UUID.randomUUID();
        long next = System.nanoTime();
        while (!stopped) {
            for (int i = 0; i < perTick && !paused; i++) {
                Sent sent = postings.next();
                writer.write(
                        sent,
                        partition == null ? null : partition.applyAsInt(sent),
                        headers(new BatchItem(batch, index, BATCH, BATCH, "faults")));
                index++;
                if (index == BATCH) {
                    index = 0;
                    batch = UUID.randomUUID();
                }
            }
            next = Math.max(next + Duration.ofMillis(TICK_MILLIS).toNanos(), System.nanoTime());
            Wait.until(next);
        }
    }

    private static Map<String, byte[]> headers(BatchItem item) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        item.headers().forEach((name, value) -> headers.put(name, value.getBytes(UTF_8)));
        return headers;
    }

    @Override
    public void close() {
        stopped = true;
        Wait.forEnd(thread);
        writer.close();
    }
}
