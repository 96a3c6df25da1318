package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreFault.Kind;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.spi.R2dbcException;
import java.util.stream.Stream;

/**
 * What a fault means, told by its SQLSTATE: the driver's exception classes mislead (22021 arrives as bad grammar, 54000
 * as a lost resource). Source: PostgreSQL's appendix "Error Codes".
 */
final class Faults {

    private static final int SQL_STATE_LENGTH = 5;

    private Faults() {}

    static StoreFault classify(Throwable error) {
        if (error instanceof LostRace) {
            return new StoreFault(Kind.CONFLICT, "", "lost_race", "another writer was in between");
        }
        String state = error instanceof R2dbcException r2dbc ? r2dbc.getSqlState() : null;
        if (state == null || state.length() != SQL_STATE_LENGTH) {
            return new StoreFault(
                    Kind.OUTAGE, "", "unreachable", error.getClass().getSimpleName());
        }
        return new StoreFault(kind(state), state, name(state), describe((R2dbcException) error, kind(state)));
    }

    private static Kind kind(String state) {
        return switch (state) {
            case "40001", "40P01" -> Kind.CONFLICT;
            // An index row over 2,704 bytes: looks like a lack of resources, but is the record's own size.
            case "54000" -> Kind.DATA;
            // Raised by an operator's own trigger, or by a view's check option.
            case "P0001", "44000" -> Kind.DATA;
            // The database was dropped: no shutdown, though its class says so.
            case "57P04" -> Kind.SCHEMA;
            default ->
                switch (state.substring(0, 2)) {
                    case "21", "22", "23" -> Kind.DATA;
                    case "26", "28", "3D", "3F", "42" -> Kind.SCHEMA;
                    // 08 connection, 25 read-only, 53 resources, 55 locks, 57 shutdown and timeouts, 58 I/O; and
                    // whatever
                    // is not known must not cost a record.
                    default -> Kind.OUTAGE;
                };
        };
    }

    private static String name(String state) {
        return switch (state.substring(0, 2)) {
            case "08" -> "connection_exception";
            case "21" -> "cardinality_violation";
            case "22" -> "data_exception";
            case "23" -> "integrity_constraint_violation";
            case "25" -> "invalid_transaction_state";
            case "28" -> "invalid_authorization";
            case "3D" -> "invalid_catalog_name";
            case "40" -> "transaction_rollback";
            case "42" -> "syntax_error_or_access_rule_violation";
            case "44" -> "with_check_option_violation";
            case "53" -> "insufficient_resources";
            case "54" -> "program_limit_exceeded";
            case "55" -> "object_not_in_prerequisite_state";
            case "57" -> "operator_intervention";
            case "58" -> "system_error";
            case "P0" -> "plpgsql_error";
            default -> "other";
        };
    }

    /** A data fault's message and detail quote the posting, so only the names of what it ran into are told. */
    private static String describe(R2dbcException error, Kind kind) {
        if (!(error instanceof PostgresqlException postgres)) {
            return error.getClass().getSimpleName();
        }
        ErrorDetails details = postgres.getErrorDetails();
        if (kind != Kind.DATA) {
            return details.getMessage();
        }
        return Stream.of(details.getTableName(), details.getColumnName(), details.getConstraintName())
                .flatMap(name -> name.stream())
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }
}
