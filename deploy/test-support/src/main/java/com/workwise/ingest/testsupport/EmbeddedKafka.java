package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.KafkaProcess;

record EmbeddedKafka(KafkaProcess kafka, TemporaryDirectory directory) implements OwnKafka {

    static EmbeddedKafka start(TemporaryDirectory directory) {
        EmbeddedKafka own = new EmbeddedKafka(KafkaProcess.start(directory.path(), 0), directory);
        directory.deleteAtEnd(own.kafka);
        return own;
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void kill() {
        kafka.kill();
    }

    @Override
    public void stop() {
        kafka.stop();
    }

    @Override
    public void start() {
        kafka.start();
    }

    @Override
    public void freeze() {
        kafka.freeze();
    }

    @Override
    public void thaw() {
        kafka.thaw();
    }

    @Override
    public int port() {
        return kafka.port();
    }

    @Override
    public boolean answers() {
        return Probe.kafka(bootstrapServers());
    }

    @Override
    public void close() {
        directory.delete();
    }
}
