package com.workwise.ingest.api.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code jobs}.
 *
 * @param company the name of {@code companyId}'s row
 * @param category the name of {@code categoryId}'s row
 * @param isFeatured named as in the postings
 * @param observedAt when the posting was last seen at its source with this content
 * @param ingestedAt when this content was stored
 * @param closedAt null = open
 */
record StoredJob(
        String externalId,
        String title,
        @Nullable String description,
        @Nullable String location,
        @Nullable String salary,
        String company,
        long companyId,
        String category,
        long categoryId,
        String jobType,
        String workMode,
        boolean isFeatured,
        String source,
        @Nullable String url,
        @Nullable Instant postedAt,
        Instant observedAt,
        Instant ingestedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {}
