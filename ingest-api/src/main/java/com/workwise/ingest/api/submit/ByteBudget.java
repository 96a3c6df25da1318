package com.workwise.ingest.api.submit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * So many bytes of request bodies may be in memory at once. Within it, the arrays of large bodies that are done wait to be
 * used again: arrays of megabytes that live for some milliseconds are what a collector copies and what fills its old
 * space. With 16 clients and batches of 1,000 the serial one stopped everything for a quarter of the time.
 */
final class ByteBudget {

    /** What a smaller array costs is not worth a search. */
    private static final int WORTH_KEEPING = 64 * 1024;

    private static final int MOST = 64;

    private final long limit;

    /** The one used last first. */
    private final Deque<byte[]> spare = new ArrayDeque<>();

    private long taken;
    private long kept;

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** @return an array, paid for, which may hold another body's bytes and be up to twice as long; null = too much is taken */
    byte @Nullable [] take(int length) {
        if (length < WORTH_KEEPING) {
            return tryTake(length) ? new byte[length] : null;
        }
        byte[] used = takeSpare(length);
        if (used != null) {
            return used;
        }
        int rounded = rounded(length);
        return tryTake(rounded) ? new byte[rounded] : null;
    }

    /** Up by an eighth at most: batches of one client hardly differ in length, and the next should fit. */
    private static int rounded(int length) {
        int step = Integer.highestOneBit(length) / 8;
        return (length + step - 1) / step * step;
    }

    private synchronized byte @Nullable [] takeSpare(int length) {
        for (Iterator<byte[]> arrays = spare.iterator(); arrays.hasNext(); ) {
            byte[] array = arrays.next();
            if (array.length >= length && array.length / 2 <= length) {
                arrays.remove();
                kept -= array.length;
                taken += array.length;
                return array;
            }
        }
        return null;
    }

    synchronized boolean tryTake(long bytes) {
        if (taken + bytes > limit) {
            return false;
        }
        taken += bytes;
        while (taken + kept > limit) {
            kept -= spare.removeLast().length;
        }
        return true;
    }

    synchronized void give(long bytes) {
        taken -= bytes;
    }

    /** Nobody reads or writes that array any more. */
    synchronized void giveArray(byte[] array) {
        taken -= array.length;
        if (array.length >= WORTH_KEEPING && spare.size() < MOST) {
            spare.addFirst(array);
            kept += array.length;
        }
    }

    synchronized long taken() {
        return taken;
    }
}
