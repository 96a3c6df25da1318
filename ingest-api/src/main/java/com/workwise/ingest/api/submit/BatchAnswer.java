package com.workwise.ingest.api.submit;

import java.util.List;
import java.util.UUID;

/** What the client learns of a batch of which at least one item was taken. */
record BatchAnswer(UUID batchId, int items, int accepted, int refused, List<Refusal> errors) {}
