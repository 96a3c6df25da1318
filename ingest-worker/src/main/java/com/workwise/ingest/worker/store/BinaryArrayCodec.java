package com.workwise.ingest.worker.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lets the driver send a {@link BinaryArray}. */
final class BinaryArrayCodec implements Codec<BinaryArray> {

    /** Found by the driver, which makes one for all connections ({@code META-INF/services}). */
    public static final class Registrar implements CodecRegistrar {

        @Override
        public Publisher<Void> register(
                PostgresqlConnection connection, ByteBufAllocator allocator, CodecRegistry registry) {
            return Mono.fromRunnable(() -> registry.addFirst(new BinaryArrayCodec()));
        }
    }

    @Override
    public boolean canEncode(@Nullable Object value) {
        return value instanceof BinaryArray;
    }

    @Override
    public EncodedParameter encode(Object value) {
        BinaryArray array = (BinaryArray) value;
        return encode(array, array.type());
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        BinaryArray array = (BinaryArray) value;
        return new EncodedParameter(Format.FORMAT_BINARY, dataType, Mono.fromSupplier(array::buffer));
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("no column of a batch is null");
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return false;
    }

    @Override
    public BinaryArray decode(
            @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends BinaryArray> type) {
        throw new UnsupportedOperationException("arrays are sent, not read");
    }
}
