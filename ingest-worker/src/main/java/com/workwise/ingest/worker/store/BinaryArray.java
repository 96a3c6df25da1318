package com.workwise.ingest.worker.store;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BOOL_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UUID_ARRAY;

import com.workwise.ingest.LongText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One column of many items, as a statement's parameter. In PostgreSQL's binary format, which {@link BinaryArrayCodec}
 * sends: the driver writes arrays as text, with quotes and escapes, and PostgreSQL would have to read that.
 */
final class BinaryArray {

    private static final int CAPACITY = 4 * 1024;

    private final PostgresqlObjectId type;
    private final byte[] bytes;
    private final int length;

    private BinaryArray(PostgresqlObjectId type, RowBytes written) {
        this.type = type;
        this.length = written.length();
        this.bytes = written.take(new byte[0]);
    }

    static <T extends @Nullable Object> BinaryArray texts(List<T> items, Function<T, @Nullable String> text) {
        return of(TEXT_ARRAY, TEXT, items, (bytes, item) -> bytes.text(text.apply(item)));
    }

    static <T> BinaryArray longTexts(List<T> items, Function<T, @Nullable LongText> text) {
        return of(TEXT_ARRAY, TEXT, items, (bytes, item) -> bytes.text(text.apply(item)));
    }

    static <T> BinaryArray numbers(List<T> items, ToLongFunction<T> number) {
        return of(INT8_ARRAY, INT8, items, (bytes, item) -> bytes.number(number.applyAsLong(item)));
    }

    static <T> BinaryArray flags(List<T> items, Predicate<T> flag) {
        return of(BOOL_ARRAY, BOOL, items, (bytes, item) -> bytes.flag(flag.test(item)));
    }

    static <T extends @Nullable Object> BinaryArray times(List<T> items, Function<T, @Nullable Instant> time) {
        return of(TIMESTAMPTZ_ARRAY, TIMESTAMPTZ, items, (bytes, item) -> bytes.time(time.apply(item)));
    }

    static <T> BinaryArray uuids(List<T> items, Function<T, UUID> uuid) {
        return of(UUID_ARRAY, PostgresqlObjectId.UUID, items, (bytes, item) -> bytes.uuid(uuid.apply(item)));
    }

    /** As {@code array_recv} reads it: dimensions, whether there are nulls, the elements' type, how many, from which index on. */
    private static <T extends @Nullable Object> BinaryArray of(
            PostgresqlObjectId type, PostgresqlObjectId element, List<T> items, BiConsumer<RowBytes, T> write) {
        RowBytes bytes = new RowBytes(CAPACITY);
        bytes.addInt(items.isEmpty() ? 0 : 1);
        bytes.addInt(1);
        bytes.addInt(element.getObjectId());
        if (!items.isEmpty()) {
            bytes.addInt(items.size());
            bytes.addInt(1);
            items.forEach(item -> write.accept(bytes, item));
        }
        return new BinaryArray(type, bytes);
    }

    int type() {
        return type.getObjectId();
    }

    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes, 0, length);
    }
}
