package com.workwise.ingest.api.deadletters.trial;

/** How far letters are tried. */
public enum Extent {
    /** Edits alone: what another system reads is not ours to judge. */
    EDITS,
    /** And the checks of the workers. */
    RULES,
    /** And the upsert, rolled back. */
    DATABASE
}
