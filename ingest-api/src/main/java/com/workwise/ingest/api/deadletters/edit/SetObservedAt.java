package com.workwise.ingest.api.deadletters.edit;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Tells when the posting was observed, in a header beside the value. */
record SetObservedAt(Instant time) implements Edit {

    @Override
    public ObjectNode apply(ObjectNode posting) {
        return posting;
    }
}
