package com.workwise.ingest.api.submit;

import com.workwise.ingest.wire.Limits;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** A request's body in one array, paid for from the budget until it is closed. Filled by one thread at a time. */
final class Body {

    private static final int FIRST_CHUNK = 16 * 1024;

    private enum State {
        READING,
        USED,
        DONE,
        CLOSED
    }

    private final ByteBudget budget;
    private final AtomicReference<State> state = new AtomicReference<>(State.READING);
    private byte[] bytes;
    private int length;

    private Body(ByteBudget budget, byte[] bytes) {
        this.budget = budget;
        this.bytes = bytes;
    }

    /** @param declared Content-Length; negative = not told */
    static Body open(ByteBudget budget, long declared) {
        if (declared > Limits.REQUEST_BYTES) {
            throw Refusals.requestTooLarge().asException();
        }
        byte[] bytes = budget.take(declared < 0 ? FIRST_CHUNK : (int) declared);
        if (bytes == null) {
            throw Refusals.overloaded().asException();
        }
        return new Body(budget, bytes);
    }

    /** Releases the buffer in any case. */
    Body append(DataBuffer buffer) {
        try {
            int more = buffer.readableByteCount();
            makeRoom(more);
            buffer.read(bytes, length, more);
            length += more;
            return this;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    void append(byte[] from, int more) {
        makeRoom(more);
        System.arraycopy(from, 0, bytes, length, more);
        length += more;
    }

    private void makeRoom(int more) {
        if (length + more > Limits.REQUEST_BYTES) {
            throw Refusals.requestTooLarge().asException();
        }
        if (length + more > bytes.length) {
            grow(length + more);
        }
    }

    private void grow(int needed) {
        int capacity = Math.min(Math.max(needed, 2 * bytes.length), Limits.REQUEST_BYTES);
        if (!budget.tryTake(capacity - bytes.length)) {
            throw Refusals.overloaded().asException();
        }
        bytes = Arrays.copyOf(bytes, capacity);
    }

    /** @return an empty one for the same budget */
    Body another(long expected) {
        return open(budget, expected);
    }

    /** Takes over the other's bytes and its share of the budget, and gives its own back. */
    void become(Body other) {
        if (other.state.compareAndSet(State.READING, State.CLOSED)) {
            budget.give(bytes.length);
            bytes = other.bytes;
            length = other.length;
        }
    }

    /** From here on only {@link #close} gives the budget back. */
    Body use() {
        state.compareAndSet(State.READING, State.USED);
        return this;
    }

    /** Gives the budget back if nobody uses the body: its reading failed or was cancelled. */
    void abandon() {
        if (state.compareAndSet(State.READING, State.CLOSED)) {
            budget.give(bytes.length);
        }
    }

    /** All of it is where it should go, and nobody reads it any more: another body may take the array. */
    void done() {
        state.compareAndSet(State.USED, State.DONE);
    }

    void close() {
        switch (state.getAndSet(State.CLOSED)) {
            case READING, USED -> budget.give(bytes.length);
            case DONE -> budget.giveArray(bytes);
            case CLOSED -> {}
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
