package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** PostgreSQL reads the same in it as in an array that the driver writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BinaryArrayIT {

    private TestDatabase database;
    private Sessions sessions;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
        sessions = new Sessions(database.pool(), Duration.ofSeconds(10));
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Test
    void texts() {
        List<@Nullable String> texts =
                Arrays.asList("", null, "NULL", "a \"b\" {c, d} \\ 'e'", " \t\n", "Zürich 東京 🚀", "x".repeat(20_000));
        same("text[]", BinaryArray.texts(texts, text -> text), texts.toArray(String[]::new));
    }

    @Test
    void numbersFlagsAndIds() {
        List<Long> numbers = List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
        same("bigint[]", BinaryArray.numbers(numbers, Long::longValue), numbers.toArray(Long[]::new));
        List<Boolean> flags = List.of(true, false);
        same("boolean[]", BinaryArray.flags(flags, Boolean::booleanValue), flags.toArray(Boolean[]::new));
        List<UUID> ids = List.of(new UUID(0, 0), new UUID(-1, -1), UUID.randomUUID());
        same("uuid[]", BinaryArray.uuids(ids, id -> id), ids.toArray(UUID[]::new));
    }

    @Test
    void times() {
        List<@Nullable Instant> times = Arrays.asList(
                Instant.EPOCH,
                null,
                Instant.parse("2026-03-29T01:00:00.123456Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("1999-12-31T23:59:59.999999Z"));
        List<@Nullable OffsetDateTime> offset = new ArrayList<>();
        times.forEach(time -> offset.add(time == null ? null : time.atOffset(ZoneOffset.UTC)));
        same("timestamptz[]", BinaryArray.times(times, time -> time), offset.toArray(OffsetDateTime[]::new));
    }

    @Test
    void noneAndMany() {
        same("text[]", BinaryArray.texts(List.<String>of(), text -> text), new String[0]);
        List<Long> many = Collections.nCopies(100_000, 7L);
        same("bigint[]", BinaryArray.numbers(many, Long::longValue), many.toArray(Long[]::new));
    }

    private void same(String type, BinaryArray ours, Object theirs) {
        Function<PostgresqlConnection, Mono<Boolean>> compare = connection -> connection
                .createStatement("SELECT $1::%1$s = $2::%1$s".formatted(type))
                .bind("$1", ours)
                .bind("$2", theirs)
                .execute()
                .concatMap(result -> result.map((row, meta) -> Boolean.TRUE.equals(row.get(0, Boolean.class))))
                .next();
        assertThat(sessions.withConnection(compare).block()).isTrue();
    }
}
