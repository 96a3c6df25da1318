package com.workwise.ingest.bench.data;

/** A posting with the names of its JSON. */
public record Posting(
        String externalId,
        String title,
        String company,
        String location,
        String salary,
        String description,
        String jobType,
        String workMode,
        String category,
        boolean isFeatured,
        String source,
        String url,
        String postedAt) {

    public Posting titled(String other) {
        return new Posting(
                externalId,
                other,
                company,
                location,
                salary,
                description,
                jobType,
                workMode,
                category,
                isFeatured,
                source,
                url,
                postedAt);
    }
}
