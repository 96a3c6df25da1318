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
        String postedAt) {}
