package com.workwise.ingest.worker.store;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import java.util.Iterator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What COPY reads in its binary format: header, rows, trailer. Its text format makes PostgreSQL look for escapes and parse
 * numbers and times, and made us write them.
 */
final class CopyBinary implements Iterator<ByteBuf> {

    /** Bytes in one message to the server, about. */
    private static final int CHUNK = 192 * 1024;

    /** For the row that goes beyond it. */
    private static final int MARGIN = 8 * 1024;

    /** Signature, no flags, no extension. */
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final short TRAILER = -1;

    private final Iterator<JobRow> rows;
    private static final SpareArrays ARRAYS = new SpareArrays(CHUNK + MARGIN);
    private static final byte[] NONE = {};

    private final RowBytes bytes = new RowBytes(ARRAYS.take());

    private CopyBinary(Iterator<JobRow> rows) {
        this.rows = rows;
        bytes.add(HEADER);
    }

    /**
     * Each chunk a message of its own: as one, the driver would copy the whole batch twice, and PostgreSQL once more.
     */
    static Mono<Long> send(PostgresqlConnection connection, Copy copy, List<JobRow> rows) {
        return connection
                .copyIn(copy.sql())
                .fromMany(Flux.fromIterable(chunks(rows)).map(Mono::just))
                .build();
    }

    /** @return chunks that are made when they are asked for: a batch of large postings is not held twice */
    static Iterable<ByteBuf> chunks(List<JobRow> rows) {
        return () -> new CopyBinary(rows.iterator());
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public ByteBuf next() {
        do {
            bytes.add(rows.next());
        } while (rows.hasNext() && bytes.length() < CHUNK);
        if (!rows.hasNext()) {
            bytes.addShort(TRAILER);
        }
        int length = bytes.length();
        return ARRAYS.buffer(bytes.take(rows.hasNext() ? ARRAYS.take() : NONE), length);
    }
}
