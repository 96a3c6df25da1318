package com.workwise.ingest.faults.run;

import com.workwise.ingest.faults.run.Held.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the topic holds, and so what must be true in the end: the broker's acknowledgement is the promise's beginning. */
public final class Truth {

    private final Tail tail;
    private final Account account;
    private final Map<Integer, Integer> read = new HashMap<>();
    private final Map<Integer, List<Held>> byPartition = new HashMap<>();
    private final Map<Integer, Held> byNumber = new HashMap<>();
    private final Map<String, List<Held>> byPosting = new HashMap<>();
    private final Map<String, Order> newestOfTitle = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    Truth(Tail tail, Account account) {
        this.tail = tail;
        this.account = account;
    }

    synchronized void catchUp(Collection<Integer> partitions) {
        for (int partition : partitions) {
            int next = read.getOrDefault(partition, 0);
            for (ConsumerRecord<byte[], byte[]> record = tail.at(partition, next);
                    record != null;
                    record = tail.at(partition, next)) {
                add(record);
                next++;
            }
            read.put(partition, next);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Integer number = Held.number(record);
        Sent sent = number == null ? null : account.find(number);
        if (sent == null) {
            unknown.add(record.topic() + '/' + record.partition() + '/' + record.offset());
            return;
        }
        Held held = new Held(record, sent);
        byNumber.put(number, held);
        byPartition
                .computeIfAbsent(record.partition(), ignored -> new ArrayList<>())
                .add(held);
        switch (sent.expectation()) {
            case Expectation.Stored stored -> {
                byPosting
                        .computeIfAbsent(stored.id(), ignored -> new ArrayList<>())
                        .add(held);
                newestOfTitle.merge(stored.id() + '\n' + stored.title(), held.order(), Truth::later);
            }
            case Expectation.Closed closed ->
                byPosting
                        .computeIfAbsent(closed.id(), ignored -> new ArrayList<>())
                        .add(held);
            case Expectation.Dead dead -> {}
        }
    }

    private static Order later(Order left, Order right) {
        return left.compareTo(right) > 0 ? left : right;
    }

    /** @return in the order of their offsets, those from one offset up to but not including another */
    synchronized List<Held> between(int partition, long from, long to) {
        List<Held> all = byPartition.getOrDefault(partition, List.of());
        return all.stream()
                .dropWhile(held -> held.record().offset() < from)
                .takeWhile(held -> held.record().offset() < to)
                .toList();
    }

    synchronized int readUpTo(int partition) {
        return read.getOrDefault(partition, 0);
    }

    public synchronized List<Held> all() {
        return byPartition.values().stream().flatMap(List::stream).toList();
    }

    public synchronized @Nullable Held find(int number) {
        return byNumber.get(number);
    }

    /** Records of the topic that no load sent. */
    public synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    public synchronized Map<String, List<Held>> byPosting() {
        return Collections.unmodifiableMap(new HashMap<>(byPosting));
    }

    /** @return the newest version that has this title; null when none is known yet */
    synchronized @Nullable Order newestOf(String id, String title) {
        return newestOfTitle.get(id + '\n' + title);
    }
}
