package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

final class SpareArraysTest {

    private final SpareArrays arrays = new SpareArrays(10);

    @Test
    void anArrayComesBackWhenItsBufferIsReleasedAndNotBefore() {
        byte[] first = arrays.take();
        ByteBuf buffer = arrays.buffer(first, 7);
        assertThat(buffer.readableBytes()).isEqualTo(7);
        assertThat(arrays.take()).isNotSameAs(first);
        buffer.release();
        assertThat(arrays.take()).isSameAs(first);
        assertThat(arrays.take()).isNotSameAs(first);
    }

    @Test
    void anArrayThatHasGrownIsNotKept() {
        arrays.buffer(new byte[11], 11).release();
        assertThat(arrays.take()).hasSize(10);
    }

    @Test
    void noMoreAreKeptThanABatchNeeds() {
        byte[][] taken = new byte[100][];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = arrays.take();
        }
        for (byte[] array : taken) {
            arrays.buffer(array, 1).release();
        }
        int kept = 0;
        for (byte[] array : taken) {
            if (arrays.take() == array) {
                kept++;
            }
        }
        assertThat(kept).isEqualTo(32);
    }
}
