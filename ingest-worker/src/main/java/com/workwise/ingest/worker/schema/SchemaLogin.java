package com.workwise.ingest.worker.schema;

import java.util.Objects;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;

/** How Flyway, which needs JDBC, reaches the database. */
public record SchemaLogin(String jdbcUrl, String username, String password) {

    static SchemaLogin of(SchemaSettings settings, R2dbcProperties r2dbc) {
        return new SchemaLogin(
                settings.url().isEmpty() ? derived(Objects.requireNonNullElse(r2dbc.getUrl(), "")) : settings.url(),
                settings.username().isEmpty()
                        ? Objects.requireNonNullElse(r2dbc.getUsername(), "")
                        : settings.username(),
                settings.password().isEmpty()
                        ? Objects.requireNonNullElse(r2dbc.getPassword(), "")
                        : settings.password());
    }

    /** @return how many migrations were run; blocks */
    public int migrate() {
        return Migration.migrate(jdbcUrl, username, password);
    }

    /** Host, port and database are written alike in both; options are not, and are left out. */
    private static String derived(String r2dbcUrl) {
        String address = r2dbcUrl.replaceFirst("^r2dbcs?:(pool:)?postgres(ql)?:", "jdbc:postgresql:");
        int options = address.indexOf('?');
        return options < 0 ? address : address.substring(0, options);
    }
}
