package com.workwise.ingest.standalone.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a load needs of the HTTP API. */
interface BatchApi {

    /** A refusal of one item; {@code index} counts from 0 in the request. */
    record Refused(int index, String code, String message) {}

    sealed interface Answer {}

    /** @param batchId null when every item was refused */
    record Taken(@Nullable String batchId, int accepted, List<Refused> refused) implements Answer {}

    /** The request as a whole cannot be read, because of at least one of its items. */
    record Unreadable(String code, String message) implements Answer {}

    enum State {
        PROCESSING,
        COMPLETE,
        /** The broker did not take all of it; what is pending stays so. */
        FAILED
    }

    /** @param tally of the items that have an outcome; those refused at the edge are not in it */
    record Standing(State state, long pending, Tally tally) {}

    /**
     * Waits and tries again as long as the API says that it is busy.
     *
     * @param observedAt the version of the postings: loading the same file again repeats it, and so changes nothing
     */
    Answer submit(List<Posting> postings, Instant observedAt) throws InterruptedException;

    /** @return null while the API does not know the batch, or does not answer */
    @Nullable
    Standing standing(String batchId) throws InterruptedException;
}
