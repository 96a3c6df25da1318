package com.workwise.ingest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaServiceIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsTopicsWhenItIsClosedAndStartedAgainOnTheSamePort() throws Exception {
        int port;
        try (KafkaService kafka = KafkaService.start(directory, 0)) {
            port = kafka.port();
            makeTopic(kafka.bootstrapServers());
            long began = System.nanoTime();
            kafka.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        }
        try (KafkaService kafka = KafkaService.start(directory, port)) {
            assertThat(topics(kafka.bootstrapServers())).contains("kept");
        }
    }

    @Test
    void comesBackAfterAKillWhenItIsAProcessOfItsOwn() throws Exception {
        try (KafkaProcess kafka = KafkaProcess.start(directory, 0)) {
            makeTopic(kafka.bootstrapServers());
            long killed = kafka.pid();
            kafka.kill();
            kafka.start();
            assertThat(kafka.pid()).isNotEqualTo(killed);
            assertThat(topics(kafka.bootstrapServers())).contains("kept");
        }
    }

    private static void makeTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static Set<String> topics(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.listTopics().names().get();
        }
    }
}
