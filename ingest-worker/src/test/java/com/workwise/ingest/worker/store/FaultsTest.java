package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.StoreFault;
import com.workwise.ingest.worker.StoreFault.Kind;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.postgresql.message.backend.Field;
import io.r2dbc.postgresql.message.backend.Field.FieldType;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultsTest {

    /** As the driver makes them; its own class would say nothing of the kind. */
    private static final class ServerError extends R2dbcException implements PostgresqlException {

        private static final long serialVersionUID = 1L;
        private final transient ErrorDetails details;

        ServerError(String state, ErrorDetails details) {
            super("s3cr3t", state);
            this.details = details;
        }

        @Override
        public ErrorDetails getErrorDetails() {
            return details;
        }
    }

    private static final class OtherError extends R2dbcException {

        private static final long serialVersionUID = 1L;

        OtherError(@Nullable String state) {
            super("s3cr3t", state);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "21000, DATA",
        "22001, DATA",
        "22003, DATA",
        "22008, DATA",
        "22021, DATA",
        "22P02, DATA",
        "22P05, DATA",
        "23502, DATA",
        "23503, DATA",
        "23505, DATA",
        "23514, DATA",
        "23P01, DATA",
        "44000, DATA",
        "54000, DATA",
        "P0001, DATA",
        "40001, CONFLICT",
        "40P01, CONFLICT",
        "08000, OUTAGE",
        "08003, OUTAGE",
        "08006, OUTAGE",
        "08P01, OUTAGE",
        "25006, OUTAGE",
        "25P02, OUTAGE",
        "53100, OUTAGE",
        "53200, OUTAGE",
        "53300, OUTAGE",
        "55P03, OUTAGE",
        "57014, OUTAGE",
        "57P01, OUTAGE",
        "57P02, OUTAGE",
        "57P03, OUTAGE",
        "58030, OUTAGE",
        "58P01, OUTAGE",
        "40003, OUTAGE",
        "54001, OUTAGE",
        "0A000, OUTAGE",
        "XX000, OUTAGE",
        "99999, OUTAGE",
        "26000, SCHEMA",
        "28000, SCHEMA",
        "28P01, SCHEMA",
        "3D000, SCHEMA",
        "3F000, SCHEMA",
        "42501, SCHEMA",
        "42703, SCHEMA",
        "42P01, SCHEMA",
        "57P04, SCHEMA",
    })
    void tellsWhoIsAtFaultByTheSqlState(String state, Kind kind) {
        for (Throwable error : List.of(new ServerError(state, details(state)), new OtherError(state))) {
            StoreFault fault = Faults.classify(error);
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.sqlState()).isEqualTo(state);
            assertThat(fault.name()).isNotBlank();
        }
    }

    @Test
    void takesEverythingElseForAnOutage() {
        for (Throwable error : List.of(
                new IOException("s3cr3t"),
                new TimeoutException("s3cr3t"),
                new R2dbcTimeoutException("s3cr3t"),
                new IllegalStateException("s3cr3t"),
                new OutOfMemoryError("s3cr3t"),
                new OtherError(null))) {
            StoreFault fault = Faults.classify(error);
            assertThat(fault.kind()).isEqualTo(Kind.OUTAGE);
            assertThat(fault.name()).isEqualTo("unreachable");
            assertThat(fault.message()).doesNotContain("s3cr3t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "22", "220011"})
    void takesAStateThatIsNoneForAnOutage(String state) {
        assertThat(Faults.classify(new OtherError(state)).kind()).isEqualTo(Kind.OUTAGE);
    }

    @Test
    void tellsOfADataFaultOnlyWhatItRanInto() {
        StoreFault fault = Faults.classify(new ServerError("23503", details("23503")));
        assertThat(fault.message()).isEqualTo("jobs jobs_category_id_fkey");
        assertThat(Faults.classify(new ServerError("22001", ErrorDetails.fromCodeAndMessage("22001", "s3cr3t")))
                        .message())
                .isEmpty();
    }

    @Test
    void tellsTheServersWordsOfAnyOtherFault() {
        StoreFault fault = Faults.classify(new ServerError("42P01", details("42P01")));
        assertThat(fault.message()).isEqualTo("relation s3cr3t");
    }

    @Test
    void tellsALostRaceForAConflict() {
        assertThat(Faults.classify(new LostRace()).kind()).isEqualTo(Kind.CONFLICT);
    }

    private static ErrorDetails details(String state) {
        return new ErrorDetails(List.of(
                new Field(FieldType.CODE, state),
                new Field(FieldType.MESSAGE, "relation s3cr3t"),
                new Field(FieldType.DETAIL, "Key (category_id)=(s3cr3t) is not present"),
                new Field(FieldType.TABLE_NAME, "jobs"),
                new Field(FieldType.CONSTRAINT_NAME, "jobs_category_id_fkey")));
    }
}
