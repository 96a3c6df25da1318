package com.workwise.ingest.api.deadletters.edit;

import tools.jackson.databind.JsonNode;

/** A number that a request's own parser could not hold would come out as the text {@code "Infinity"}. */
final class Finite {

    private Finite() {}

    static void require(int index, JsonNode sent) {
        if (sent.isContainer()) {
            sent.values().forEach(part -> require(index, part));
        } else if ((sent.isDouble() || sent.isFloat()) && !Double.isFinite(sent.doubleValue())) {
            throw BadEdit.at(index, "a number is too large");
        }
    }
}
