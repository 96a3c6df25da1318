package com.workwise.ingest.bench.peer;

import com.workwise.ingest.bench.data.Posting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Rows in COPY's text format, with the columns of the worker's upsert. */
final class CopyText {

    private final Map<String, Long> companies;
    private final Map<String, Long> categories;
    private final StringBuilder rows = new StringBuilder();

    CopyText(Map<String, Long> companies, Map<String, Long> categories) {
        this.companies = companies;
        this.categories = categories;
    }

    void add(Posting posting, ConsumerRecord<byte[], byte[]> record) {
        field(posting.externalId());
        field(posting.title());
        field(posting.description());
        field(posting.location());
        field(posting.salary());
        rows.append(companies.get(posting.company())).append('\t');
        rows.append(categories.get(posting.category())).append('\t');
        field(posting.jobType());
        field(posting.workMode());
        rows.append(posting.isFeatured()).append('\t');
        field(posting.source());
        field(posting.url());
        field(posting.postedAt());
        rows.append(Instant.ofEpochMilli(record.timestamp())).append('\t');
        rows.append(record.offset()).append('\t');
        // Instead of a hash, something that no other record has: all count as changed.
        rows.append(new UUID(record.timestamp(), record.offset())).append('\n');
    }

    /** @return the rows since the last time */
    byte[] take() {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        rows.setLength(0);
        return bytes;
    }

    private void field(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
        rows.append('\t');
    }
}
