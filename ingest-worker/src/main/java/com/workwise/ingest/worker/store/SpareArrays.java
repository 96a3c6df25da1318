package com.workwise.ingest.worker.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Arrays for messages, used again once they are sent: new ones were a sixth of all that the worker allocated. A buffer
 * that a broken connection never releases is the garbage collector's, as any other object; no memory leaks by it.
 */
final class SpareArrays {

    private static final int MOST = 32;

    private final int size;
    private final Queue<byte[]> spare = new ArrayBlockingQueue<>(MOST);

    SpareArrays(int size) {
        this.size = size;
    }

    byte[] take() {
        byte[] array = spare.poll();
        return array == null ? new byte[size] : array;
    }

    /** @return a buffer of the array's first bytes, which comes back here when it is released */
    ByteBuf buffer(byte[] array, int length) {
        return new Returning(array).writerIndex(length);
    }

    private final class Returning extends UnpooledHeapByteBuf {

        Returning(byte[] array) {
            super(UnpooledByteBufAllocator.DEFAULT, array, array.length);
        }

        @Override
        protected void freeArray(byte[] array) {
            if (array.length == size) {
                // One too many is dropped.
                spare.offer(array);
            }
        }
    }
}
