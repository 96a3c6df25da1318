package com.workwise.ingest.worker.store;

import com.workwise.ingest.Job;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in COPY's text format (PostgreSQL manual, COPY, "Text Format"), in the order of {@link Upsert#COLUMNS}. */
final class CopyText implements Iterator<ByteBuf> {

    /** Characters in one message to the server, about. */
    private static final int CHUNK = 64 * 1024;

    private final StringBuilder text = new StringBuilder(CHUNK + 8 * 1024);
    private final Iterator<JobRow> rows;

    private CopyText(Iterator<JobRow> rows) {
        this.rows = rows;
    }

    /** @return chunks that are made when they are asked for: a batch of large postings is not held twice */
    static Iterable<ByteBuf> chunks(List<JobRow> rows) {
        return () -> new CopyText(rows.iterator());
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public ByteBuf next() {
        do {
            line(rows.next());
        } while (rows.hasNext() && text.length() < CHUNK);
        return drain();
    }

    private void line(JobRow row) {
        Job job = row.job();
        field(row.externalId()).append('\t');
        field(job.title()).append('\t');
        field(job.description()).append('\t');
        field(job.location()).append('\t');
        field(job.salary()).append('\t');
        text.append(row.companyId()).append('\t').append(row.categoryId()).append('\t');
        field(job.jobType()).append('\t');
        field(job.workMode()).append('\t');
        text.append(job.featured() ? "t\t" : "f\t");
        field(job.source()).append('\t');
        field(job.url()).append('\t');
        field(job.postedAt() == null ? null : job.postedAt().toString()).append('\t');
        text.append(row.version().observedAt()).append('\t');
        text.append(row.version().offset()).append('\t');
        text.append(row.contentHash()).append('\n');
    }

    private StringBuilder field(@Nullable String value) {
        if (value == null) {
            return text.append("\\N");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        return text;
    }

    /** Not pooled: the garbage collector takes a buffer that a broken connection never sent. */
    private ByteBuf drain() {
        ByteBuf chunk = Unpooled.buffer(text.length() + text.length() / 8);
        ByteBufUtil.writeUtf8(chunk, text);
        text.setLength(0);
        return chunk;
    }
}
