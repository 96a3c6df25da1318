package com.workwise.ingest.api.deadletters.trial;

import io.r2dbc.spi.R2dbcException;
import java.util.Objects;

/** What an SQLSTATE means, as the workers take it. */
final class SqlStates {

    static final String FOREIGN_KEY_VIOLATION = "23503";

    private SqlStates() {}

    static String of(R2dbcException failure) {
        return Objects.requireNonNullElse(failure.getSqlState(), "");
    }

    /** Data that the database does not take, by itself or by an operator's trigger or view. */
    static boolean isRefusal(R2dbcException failure) {
        String state = of(failure);
        return state.startsWith("22")
                || state.startsWith("23")
                || state.equals("54000")
                || state.equals("P0001")
                || state.equals("44000");
    }

    /** Serialization failures, deadlocks, locks not had in time. */
    static boolean isContention(Throwable failure) {
        return failure instanceof R2dbcException database
                && (of(database).startsWith("40") || of(database).equals("55P03"));
    }
}
