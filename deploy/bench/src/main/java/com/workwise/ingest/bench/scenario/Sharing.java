package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.bench.process.Crew;
import com.workwise.ingest.bench.process.Services;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How a group shares the partitions of a topic. */
final class Sharing {

    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();

    private Sharing() {}

    /** Returns when each worker of the crew has as many partitions as the others. */
    static void await(Services services, Crew crew, String topic) {
        long start = System.nanoTime();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", services.kafka()))) {
            while (!isEven(admin, crew, topic)) {
                if (System.nanoTime() - start > PATIENCE) {
                    throw new IllegalStateException("the workers do not share " + topic + "; see " + crew.log());
                }
                crew.requireAlive();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean isEven(Admin admin, Crew crew, String topic) throws InterruptedException {
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(crew.group()))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get();
            List<Long> partitions = group.members().stream()
                    .map(member -> member.assignment().topicPartitions().stream()
                            .filter(partition -> partition.topic().equals(topic))
                            .count())
                    .toList();
            return group.groupState() == GroupState.STABLE && isEven(partitions, crew.size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new IllegalStateException("cannot ask the broker", e);
        }
    }

    /** @param partitions of each member */
    static boolean isEven(List<Long> partitions, int workers) {
        return partitions.size() == workers
                && partitions.stream().allMatch(count -> count == Workload.PARTITIONS / workers);
    }
}
