package com.workwise.ingest.api.deadletters.edit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What edits make of one value. */
public sealed interface EditResult {

    /**
     * @param changes the first ones; where raw zero bytes were removed, one of the whole text before the others
     * @param observedAt for the header {@link com.workwise.ingest.wire.JobHeaders#OBSERVED_AT}; null = the header stays as
     *     it is
     */
    record Edited(
            byte[] value, List<Change> changes, @Nullable Instant observedAt) implements EditResult {}

    /** The value stays, byte for byte. */
    record Unchanged(@Nullable Instant observedAt) implements EditResult {}

    /** @param code why: {@code value.none}, {@code value.too_large}, {@code json.names_collide}, or what cannot be read */
    record NotEditable(String code) implements EditResult {}
}
