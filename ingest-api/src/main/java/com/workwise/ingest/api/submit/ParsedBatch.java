package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Item;
import com.workwise.ingest.api.Problem;
import java.util.List;

/** What a body turned out to be. */
sealed interface ParsedBatch {

    /** @param items how many there were, at least one: each is either accepted or refused */
    record Readable(int items, List<Item> accepted, List<Refusal> refused) implements ParsedBatch {}

    record Unreadable(Problem problem) implements ParsedBatch {}
}
