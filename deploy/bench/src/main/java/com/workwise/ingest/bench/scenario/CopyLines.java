package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Posting;
import com.workwise.ingest.bench.data.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows in COPY's text format, made before the clock starts. */
final class CopyLines {

    private final List<String> columns;
    private final Map<String, Long> companies;
    private final Map<String, Long> categories;

    CopyLines(List<String> columns, Map<String, Long> companies, Map<String, Long> categories) {
        this.columns = columns;
        this.companies = companies;
        this.categories = categories;
    }

    String line(Posting posting, Sighting sighting) {
        Map<String, Object> row = row(posting, sighting);
        return columns.stream().map(column -> escaped(value(row, column))).collect(Collectors.joining("\t", "", "\n"));
    }

    private static Object value(Map<String, Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("the worker's statement has a column that is not known here: " + column);
        }
        return value;
    }

    private Map<String, Object> row(Posting posting, Sighting sighting) {
        Map<String, Object> row = new HashMap<>();
        row.put("external_id", posting.externalId());
        row.put("title", posting.title());
        row.put("description", posting.description());
        row.put("location", posting.location());
        row.put("salary", posting.salary());
        row.put("company_id", companies.get(posting.company()));
        row.put("category_id", categories.get(posting.category()));
        row.put("job_type", posting.jobType());
        row.put("work_mode", posting.workMode());
        row.put("is_featured", posting.isFeatured());
        row.put("source", posting.source());
        row.put("url", posting.url());
        row.put("posted_at", posting.postedAt());
        row.put("observed_at", Instant.ofEpochMilli(sighting.millis()));
        row.put("observed_offset", 0);
        // Any hash will do: it is compared with others that are made here.
        row.put("content_hash", UUID.nameUUIDFromBytes(posting.toString().getBytes(StandardCharsets.UTF_8)));
        return row;
    }

    private static String escaped(Object value) {
        return value.toString()
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
