package com.workwise.ingest.worker.schema;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema's migrations, in this module's {@code db/migration}. All methods block. */
public final class Migration {

    private Migration() {}

    /**
     * Brings the schema up to date, in one session that waits at most ten seconds for any lock: a migration that cannot
     * get its lock must fail, not stop the workers that queue up behind it.
     *
     * @return how many migrations were run
     */
    public static int migrate(String jdbcUrl, String username, String password) {
        return flyway(jdbcUrl, username, password)
                .initSql("SET lock_timeout = '10s'")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** @return how many migrations are missing; a newer schema than ours counts as complete */
    static int pending(String jdbcUrl, String username, String password) {
        MigrationInfo[] pending =
                flyway(jdbcUrl, username, password).load().info().pending();
        return pending.length;
    }

    private static FluentConfiguration flyway(String jdbcUrl, String username, String password) {
        return Flyway.configure()
                .dataSource(jdbcUrl, username, password)
                .locations("classpath:db/migration")
                .jdbcProperties(Map.of("connectTimeout", "5", "socketTimeout", "60"));
    }
}
