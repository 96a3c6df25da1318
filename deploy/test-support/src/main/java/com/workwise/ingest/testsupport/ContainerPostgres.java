package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.PostgresService;

record ContainerPostgres(OwnContainer container, int port) implements OwnPostgres {

    @Override
    public Database database() {
        String path = "postgresql://127.0.0.1:" + port + "/" + PostgresService.DATABASE;
        return new Database(
                PostgresService.DATABASE,
                "jdbc:" + path,
                "r2dbc:" + path,
                PostgresService.USER,
                PostgresService.PASSWORD);
    }

    @Override
    public void kill() {
        container.kill();
    }

    @Override
    public void stop() {
        container.stop();
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
        return Probe.postgres(database().jdbcUrl());
    }

    @Override
    public void close() {
        container.close();
    }
}
