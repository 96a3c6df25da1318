package com.workwise.ingest.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import reactor.kafka.receiver.ReceiverPartition;

final class AssignmentsTest {

    private static final TopicPartition ZERO = new TopicPartition("jobs.raw", 0);
    private static final TopicPartition ONE = new TopicPartition("jobs.raw", 1);

    private final Assignments assignments = new Assignments();

    /** Names a partition and moves nowhere. */
    private record Assigned(TopicPartition topicPartition) implements ReceiverPartition {

        @Override
        public void seekToBeginning() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToEnd() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seek(long offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekToTimestamp(long timestamp) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void knowsNoEpochOfAPartitionThatIsNotOurs() {
        assertThat(assignments.epoch(ZERO)).isZero();
        assign(ZERO);
        assertThat(assignments.epoch(ZERO)).isPositive();
        assertThat(assignments.epoch(ONE)).isZero();
        revoke(ZERO);
        assertThat(assignments.epoch(ZERO)).isZero();
    }

    @Test
    void tellsALaterAssignmentFromAnEarlierOne() {
        assign(ZERO);
        int before = assignments.epoch(ZERO);
        revoke(ZERO);
        assign(ZERO);
        assertThat(assignments.epoch(ZERO)).isNotZero().isNotEqualTo(before);
    }

    @Test
    void leavesPartitionsThatAreKeptInTheirEpoch() {
        assign(ZERO);
        int before = assignments.epoch(ZERO);
        assign(ONE);
        assertThat(assignments.epoch(ZERO)).isEqualTo(before);
    }

    private void assign(TopicPartition partition) {
        assignments.assigned(List.of(new Assigned(partition)));
    }

    private void revoke(TopicPartition partition) {
        assignments.revoked(List.of(new Assigned(partition)));
    }
}
