package com.workwise.ingest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.testsupport.OwnKafkaCluster;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.testsupport.TopicWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The cluster that other tests hurt, by itself. */
final class OwnKafkaClusterIT {

    private static final String TOPIC = "kept";

    @Test
    void goesOnWithoutOneOfItsBrokersAndNotWithoutTwo() throws Exception {
        Assumptions.assumeTrue(Form.isLong(), "three brokers are for the long form: -Pfaults");
        try (OwnKafkaCluster kafka = TestServices.ownKafkaCluster()) {
            assertThat(makeTopic(kafka).partitions())
                    .hasSize(3)
                    .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(3));
            try (TopicWriter writer = new TopicWriter(kafka.bootstrapServers())) {
                writer.write(TOPIC, "key", "all");
                kafka.killOne();
                writer.write(TOPIC, "key", "two of three");
                kafka.killOne();
                assertThatThrownBy(() -> hurriedWrite(kafka)).isInstanceOf(ExecutionException.class);
                kafka.startAgain();
                writer.write(TOPIC, "key", "all in the end");
            }
            assertThat(TopicReader.read(kafka.bootstrapServers(), TOPIC, 3, Duration.ofSeconds(30)))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private static TopicDescription makeTopic(OwnKafkaCluster kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(3), Optional.empty())))
                    .all()
                    .get();
            return admin.describeTopics(List.of(TOPIC))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get();
        }
    }

    /** A producer without an id of its own, because it would wait for one without an end when two of three are away. */
    private static void hurriedWrite(OwnKafkaCluster kafka) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "enable.idempotence",
                false,
                "max.block.ms",
                4_000,
                "request.timeout.ms",
                1_000,
                "delivery.timeout.ms",
                4_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", "one of three")).get(20, TimeUnit.SECONDS);
        }
    }
}
