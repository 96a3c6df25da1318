package com.workwise.ingest.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class OffsetsTest {

    private static final TopicPartition ZERO = new TopicPartition("jobs.raw", 0);
    private static final TopicPartition ONE = new TopicPartition("jobs.raw", 1);

    private final Offsets offsets = new Offsets();

    @Test
    void owesTheOffsetAfterTheLastSettledOneUntilItIsCommitted() {
        own(ZERO, 10);
        assertThat(offsets.due()).isEmpty();
        offsets.settled(ZERO, 10);
        offsets.settled(ZERO, 11);
        assertThat(offsets.due()).isEqualTo(at(ZERO, 12));
        offsets.committed(at(ZERO, 12));
        assertThat(offsets.due()).isEmpty();
        offsets.settled(ZERO, 12);
        assertThat(offsets.due()).isEqualTo(at(ZERO, 13));
    }

    @Test
    void owesNothingForPartitionsThatAreNotOurs() {
        offsets.settled(ZERO, 10);
        own(ZERO, 10);
        own(ONE, 5);
        offsets.settled(ZERO, 10);
        offsets.settled(ONE, 5);
        offsets.revoked(List.of(ZERO));
        offsets.settled(ZERO, 11);
        assertThat(offsets.due()).isEqualTo(at(ONE, 6));
    }

    @Test
    void forgetsDeliveriesOfAnEarlierAssignmentThatAnotherOwnerHasPassed() {
        own(ZERO, 10);
        offsets.settled(ZERO, 10);
        offsets.revoked(List.of(ZERO));
        offsets.assigned(List.of(ZERO));
        offsets.settled(ZERO, 11);
        offsets.polled(ZERO, 300);
        offsets.settled(ZERO, 12);
        assertThat(offsets.due()).isEmpty();
        offsets.settled(ZERO, 300);
        assertThat(offsets.due()).isEqualTo(at(ZERO, 301));
    }

    @Test
    void neverGoesBackWhenDeliveriesAreReadTwice() {
        own(ZERO, 10);
        offsets.settled(ZERO, 20);
        offsets.settled(ZERO, 15);
        assertThat(offsets.due()).isEqualTo(at(ZERO, 21));
    }

    @Test
    void keepsTheProgressOfPartitionsThatStay() {
        own(ZERO, 10);
        offsets.settled(ZERO, 10);
        own(ONE, 0);
        offsets.polled(ZERO, 11);
        assertThat(offsets.due()).isEqualTo(at(ZERO, 11));
    }

    private void own(TopicPartition partition, long first) {
        offsets.assigned(List.of(partition));
        offsets.polled(partition, first);
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(TopicPartition partition, long offset) {
        return Map.of(partition, new OffsetAndMetadata(offset));
    }
}
