package com.workwise.ingest.api.deadletters;

import com.workwise.ingest.testsupport.TestServices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.connector.policy.NoneConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.util.FutureCallback;

/** Kafka Connect's own standalone worker in this JVM, without its REST server. */
public final class ConnectWorker implements AutoCloseable {

    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final Map<String, List<SinkRecord>> TAKEN = new ConcurrentHashMap<>();

    private final Herder herder;

    private ConnectWorker(Herder herder) {
        this.herder = herder;
    }

    public static ConnectWorker start() {
        Map<String, String> settings = Map.of(
                "bootstrap.servers",
                TestServices.kafkaBootstrap(),
                "plugin.discovery",
                "service_load",
                "key.converter",
                BYTES,
                "value.converter",
                BYTES,
                "offset.storage.file.filename",
                "unused",
                "offset.flush.interval.ms",
                "200");
        StandaloneConfig config = new StandaloneConfig(settings);
        Plugins plugins = new Plugins(settings);
        NoneConnectorClientConfigOverridePolicy policy = new NoneConnectorClientConfigOverridePolicy();
        Worker worker = new Worker("test-connect", Time.SYSTEM, plugins, config, new NoOffsets(), policy);
        StandaloneHerder herder = new StandaloneHerder(worker, config.kafkaClusterId(), policy);
        herder.start();
        return new ConnectWorker(herder);
    }

    /**
     * Starts a sink, or changes the one of that name.
     *
     * @param converter of values; those that it cannot read become dead letters
     */
    public void sink(String name, String topic, String deadLetters, String converter) {
        Map<String, String> config = new HashMap<>(Map.of(
                "name",
                name,
                "connector.class",
                Sink.class.getName(),
                "tasks.max",
                "1",
                "topics",
                topic,
                "value.converter",
                converter,
                "errors.tolerance",
                "all",
                "errors.deadletterqueue.topic.name",
                deadLetters,
                "errors.deadletterqueue.topic.replication.factor",
                "1",
                "errors.deadletterqueue.context.headers.enable",
                "true"));
        FutureCallback<Herder.Created<ConnectorInfo>> done = new FutureCallback<>();
        herder.putConnectorConfig(name, config, true, done);
        try {
            done.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the sink " + name + " does not start", e);
        }
    }

    /** Plain bytes: takes whatever comes. */
    public void mend(String name, String topic, String deadLetters) {
        sink(name, topic, deadLetters, BYTES);
    }

    /** What the sink of that name was given. */
    public static List<SinkRecord> taken(String name) {
        return TAKEN.computeIfAbsent(name, unknown -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void close() {
        herder.stop();
    }

    /** Of sources, of which there are none. */
    private static final class NoOffsets extends MemoryOffsetBackingStore {

        @Override
        public Set<Map<String, Object>> connectorPartitions(String connector) {
            return Set.of();
        }
    }

    /** A sink into this JVM's memory. */
    public static final class Sink extends SinkConnector {

        private Map<String, String> settings = Map.of();

        @Override
        public void start(Map<String, String> given) {
            settings = Map.copyOf(given);
        }

        @Override
        public Class<? extends Task> taskClass() {
            return SinkIntoMemory.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int most) {
            return new ArrayList<>(List.of(settings));
        }

        @Override
        public void stop() {}

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public String version() {
            return "1";
        }
    }

    /** Its task. */
    public static final class SinkIntoMemory extends SinkTask {

        private String name = "";

        @Override
        public void start(Map<String, String> settings) {
            name = settings.getOrDefault("name", "");
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            taken(name).addAll(records);
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1";
        }
    }
}
