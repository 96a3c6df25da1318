package com.workwise.ingest.api.deadletters.edit;

import tools.jackson.databind.node.ObjectNode;

/** One change to a posting. */
sealed interface Edit permits DefaultField, MergePatch, SetObservedAt, StripNul, SwapSalaryBounds {

    /**
     * @param posting stays as it is
     * @return the edited posting, which shares what did not change
     * @throws Uneditable when this posting cannot be edited so
     */
    ObjectNode apply(ObjectNode posting);
}
