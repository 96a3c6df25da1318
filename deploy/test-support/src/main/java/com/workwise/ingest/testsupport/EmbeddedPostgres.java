package com.workwise.ingest.testsupport;

import com.workwise.ingest.embedded.PostgresService;

record EmbeddedPostgres(PostgresService postgres, TemporaryDirectory directory) implements OwnPostgres {

    static EmbeddedPostgres start(TemporaryDirectory directory) {
        EmbeddedPostgres own = new EmbeddedPostgres(PostgresService.start(directory.path(), 0), directory);
        directory.deleteAtEnd(own.postgres);
        return own;
    }

    @Override
    public Database database() {
        String name = PostgresService.DATABASE;
        return new Database(
                name, postgres.jdbcUrl(name), postgres.r2dbcUrl(name), PostgresService.USER, PostgresService.PASSWORD);
    }

    @Override
    public void kill() {
        postgres.kill();
    }

    @Override
    public void stop() {
        postgres.stop();
    }

    @Override
    public void start() {
        postgres.start();
    }

    @Override
    public void freeze() {
        postgres.freeze();
    }

    @Override
    public void thaw() {
        postgres.thaw();
    }

    @Override
    public int port() {
        return postgres.port();
    }

    @Override
    public boolean answers() {
        return Probe.postgres(database().jdbcUrl());
    }

    @Override
    public void close() {
        directory.delete();
    }
}
