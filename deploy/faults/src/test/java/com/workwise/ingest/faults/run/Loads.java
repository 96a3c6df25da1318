package com.workwise.ingest.faults.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** All that a run sends, from whatever sender: at a steady rate until it ends, and on an account. */
final class Loads implements AutoCloseable {

    /** The checker keeps every record in memory. */
    static final int PER_SECOND = Form.count(600, 250);

    private final Scene scene;
    private final Random random;
    private final Account account;
    private final Answers answers;
    private final Postings.Numbers numbers = new Postings.Numbers();
    private final List<Load> loads = new ArrayList<>();

    Loads(Scene scene, Random random, Account account, Answers answers) {
        this.scene = scene;
        this.random = random;
        this.account = account;
        this.answers = answers;
    }

    /**
     * So many producers on the same postings.
     *
     * @param perSecond of all of them
     * @param partition overrides the one that the key decides; null = it does not
     */
    void produce(int producers, Mix mix, int perSecond, @Nullable ToIntFunction<Sent> partition) {
        Postings postings = postings(mix, "k");
        for (int i = 0; i < producers; i++) {
            loads.add(new KafkaLoad(writer(), postings, perSecond / producers, partition));
        }
    }

    void submit(Mix mix) {
        loads.add(new HttpLoad(scene.api().port(), postings(mix, "h"), account, answers, PER_SECOND));
    }

    Postings postings(Mix mix, String prefix) {
        return new Postings(new Random(random.nextLong()), mix, prefix, numbers);
    }

    /** Records of the test's own making, beside the load. */
    void write(List<Sent> records, Map<String, byte[]> headers) {
        try (RecordWriter writer = writer()) {
            records.forEach(record -> writer.write(record, null, headers));
        }
    }

    /** @return unique in this run */
    int number() {
        return numbers.next();
    }

    private RecordWriter writer() {
        return new RecordWriter(scene.kafka, scene.raw, account);
    }

    void start() {
        if (loads.isEmpty()) {
            produce(1, Mix.USUAL, PER_SECOND, null);
        }
        loads.forEach(Load::start);
    }

    void pause(boolean paused) {
        loads.forEach(load -> load.pause(paused));
    }

    @Override
    public void close() {
        loads.forEach(Load::close);
    }
}
