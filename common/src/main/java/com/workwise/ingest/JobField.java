package com.workwise.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a posting. A limit counts Unicode code points, as PostgreSQL's varchar does. */
public enum JobField {
    EXTERNAL_ID("externalId", Kind.LINE, JobKey.MAX_LENGTH),
    TITLE("title", Kind.LINE, 255),
    COMPANY("company", Kind.LINE, 255),
    COMPANY_ID("companyId", Kind.ID, 0),
    LOCATION("location", Kind.LINE, 1_000),
    SALARY("salary", Kind.LINE, 255),
    DESCRIPTION("description", Kind.TEXT, 250_000),
    JOB_TYPE("jobType", Kind.LINE, 100),
    WORK_MODE("workMode", Kind.LINE, 100),
    CATEGORY("category", Kind.LINE, 500),
    CATEGORY_ID("categoryId", Kind.ID, 0),
    IS_FEATURED("isFeatured", Kind.FLAG, 0),
    SOURCE("source", Kind.LINE, 100),
    URL("url", Kind.LINE, 2_048),
    POSTED_AT("postedAt", Kind.TIME, 0);

    /** What a field's JSON value must be. */
    public enum Kind {
        /** A string without line breaks: they become blanks. */
        LINE,
        /** A string that keeps its line breaks. */
        TEXT,
        /** A positive 64-bit integer. */
        ID,
        FLAG,
        /** An ISO 8601 string. */
        TIME
    }

    private static final Map<String, JobField> BY_JSON = new HashMap<>();

    static {
        for (JobField field : values()) {
            BY_JSON.put(field.json, field);
        }
    }

    private final String json;
    private final Kind kind;
    private final int limit;

    JobField(String json, Kind kind, int limit) {
        this.json = json;
        this.kind = kind;
        this.limit = limit;
    }

    public static @Nullable JobField named(String json) {
        return BY_JSON.get(json);
    }

    public String json() {
        return json;
    }

    public Kind kind() {
        return kind;
    }

    /** @return in code points; 0 = this kind has none */
    public int limit() {
        return limit;
    }
}
