package com.workwise.ingest.faults.replay;

import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Wait;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The two moments of a replay at which a crash leaves what nobody knows. They last milliseconds; here they are drawn out. */
public final class Moment {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SLOW = """
            CREATE OR REPLACE FUNCTION slow_items() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF EXISTS (SELECT FROM changed WHERE state = TG_ARGV[0]) THEN
                    PERFORM pg_sleep(TG_ARGV[1]::float);
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER slow_items AFTER UPDATE ON replay_items REFERENCING NEW TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION slow_items('%s', '%s')""";

    private static final String FAST = "DROP TRIGGER slow_items ON replay_items";

    private static final String SLEEPERS = """
            pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'""";

    private static final String READERS = """
            pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
            AND query LIKE 'SELECT%ANY(%' AND EXISTS (SELECT FROM replay_items WHERE state = 'sending')""";

    private Moment() {}

    /** @param crash ends whoever runs the replay; the statement that would have noted it does not go through */
    public static void sentAndNotNoted(Scene scene, Runnable crash) {
        scene.sql(SLOW.formatted("sent", 10));
        Wait.forTruth("letters are being noted", PATIENCE, () -> Rows.count(scene, SLEEPERS) > 0);
        crash.run();
        scene.sql("SELECT pg_terminate_backend(pid) FROM " + SLEEPERS, FAST);
    }

    /** @param crash ends, or stops, whoever runs the replay while it waits for the letters that it has taken */
    public static void takenAndNotSent(Scene scene, Runnable crash) {
        scene.sql(SLOW.formatted("sending", 0.3));
        try (Connection connection = scene.jdbc()) {
            connection.setAutoCommit(false);
            Wait.forTruth("letters are taken", PATIENCE, () -> takenBehind(scene, connection));
            crash.run();
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        scene.sql(FAST);
    }

    /** The table's lock is asked for while letters are taken, so that it is got before they are read. */
    private static boolean takenBehind(Scene scene, Connection connection) {
        Wait.forTruth("letters are being taken", PATIENCE, () -> Rows.count(scene, SLEEPERS) > 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE dead_letters IN ACCESS EXCLUSIVE MODE");
            Wait.pause(Duration.ofMillis(200));
            if (Rows.count(scene, READERS) > 0) {
                return true;
            }
            connection.rollback();
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
