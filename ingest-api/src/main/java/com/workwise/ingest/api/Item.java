package com.workwise.ingest.api;

import com.workwise.ingest.JobKey;
import java.nio.ByteBuffer;

/**
 * A posting that may go to Kafka.
 *
 * @param index in the request, from 0
 * @param json its bytes exactly as sent: a slice of the request's body
 */
public record Item(int index, JobKey key, ByteBuffer json) {

    public byte[] bytes() {
        byte[] bytes = new byte[json.remaining()];
        json.duplicate().get(bytes);
        return bytes;
    }
}
