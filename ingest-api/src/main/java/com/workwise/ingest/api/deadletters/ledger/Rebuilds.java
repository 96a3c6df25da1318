package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.api.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads every letter again, beside the listener and at its own pace. What is in the ledger stays as it is; of entries that
 * were lost, what operators did with them is not on the topic: they come back open.
 */
final class Rebuilds {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final List<String> topics;
    private final EntryReader reader;
    private final Ledger ledger;
    private final AtomicReference<@Nullable Rebuild> latest = new AtomicReference<>();

    /** @param consumers without a group */
    Rebuilds(Supplier<Consumer<byte[], byte[]>> consumers, List<String> topics, EntryReader reader, Ledger ledger) {
        this.consumers = consumers;
        this.topics = topics;
        this.reader = reader;
        this.ledger = ledger;
    }

    /** @return the one that runs, when there is one */
    Rebuild begin() {
        Rebuild begun = Rebuild.begun(UUID.randomUUID(), Instant.now());
        Rebuild current = Objects.requireNonNull(
                latest.updateAndGet(known -> known != null && known.state().equals("running") ? known : begun));
        if (begun.equals(current)) {
            Disposable unused = Mono.fromRunnable(this::run)
                    .subscribeOn(Schedulers.boundedElastic())
                    .subscribe(done -> {}, failure -> end("failed", failure.toString()), () -> end("completed", null));
        }
        return current;
    }

    Rebuild find(UUID id) {
        Rebuild known = latest.get();
        if (known == null || !known.id().equals(id)) {
            throw Problem.of(
                            HttpStatus.NOT_FOUND,
                            "rebuild_not_found",
                            "This process runs no rebuild of that id; each process knows its newest one only.")
                    .asException();
        }
        return known;
    }

    private void run() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long total = ends.values().stream().mapToLong(Long::longValue).sum()
                    - starts.values().stream().mapToLong(Long::longValue).sum();
            change(rebuild -> rebuild.of(total));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
                consumer.poll(POLL).forEach(letters::add);
                if (!letters.isEmpty()) {
                    Long added = ledger.write(letters.stream().map(reader::read).toList())
                            .block();
                    change(rebuild -> rebuild.plus(letters.size(), added == null ? 0 : added));
                }
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void end(String how, @Nullable String why) {
        change(rebuild -> rebuild.ended(how, Instant.now(), why));
        Rebuild ended = latest.get();
        if (ended != null) {
            log.info(
                    "rebuild {}: {} letters read, {} entries added{}",
                    how,
                    ended.read(),
                    ended.added(),
                    why == null ? "" : ": " + why);
        }
    }

    private void change(UnaryOperator<Rebuild> change) {
        latest.updateAndGet(rebuild -> rebuild == null ? null : change.apply(rebuild));
    }
}
