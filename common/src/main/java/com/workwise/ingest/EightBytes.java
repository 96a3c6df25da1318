package com.workwise.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes as one number, to pass over many at a time: an eighth of a loop's turns. */
public final class EightBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private EightBytes() {}

    /** There have to be so many from there on. */
    public static long at(byte[] bytes, int from) {
        return (long) LONGS.get(bytes, from);
    }

    /** @return what {@link #first} takes; 0 = all of them are ASCII */
    public static long notAscii(long eight) {
        return eight & HIGH_BITS;
    }

    /**
     * @param some from {@link #repeat}
     * @return what {@link #first} takes; 0 = none of them is that one
     */
    public static long any(long eight, long some) {
        return below(eight ^ some, ONES);
    }

    /**
     * @param limit from {@link #repeat}, below 0x80
     * @return what {@link #first} takes; 0 = none of them, unsigned, is less
     */
    public static long below(long eight, long limit) {
        return eight - limit & ~eight & HIGH_BITS;
    }

    /**
     * @param found by the above, or by several of them with OR
     * @return the place of the first byte that is so
     */
    public static int first(long found) {
        // Behind a byte that is so, others may be marked as well.
        return Long.numberOfTrailingZeros(found) / Byte.SIZE;
    }

    /** @return eight times that byte */
    public static long repeat(int one) {
        return ONES * (one & 0xFF);
    }
}
