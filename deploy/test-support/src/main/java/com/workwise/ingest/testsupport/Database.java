package com.workwise.ingest.testsupport;

/** An empty database of its own, so that tests share no state. */
public record Database(String name, String jdbcUrl, String r2dbcUrl, String username, String password) {}
