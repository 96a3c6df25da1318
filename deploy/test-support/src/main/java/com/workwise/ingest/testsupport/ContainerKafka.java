package com.workwise.ingest.testsupport;

record ContainerKafka(OwnContainer container, String bootstrapServers, int port) implements OwnKafka {

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void stop() {
        container.stop("java");
    }

    @Override
    public void start() {
        container.start(this::answers);
    }

    @Override
    public void freeze() {
        container.freeze();
    }

    @Override
    public void thaw() {
        container.thaw();
    }

    @Override
    public boolean answers() {
        return Probe.kafka(bootstrapServers);
    }

    @Override
    public void close() {
        container.close();
    }
}
