package com.workwise.ingest.api.access;

import java.util.Locale;

/** What a key may do with dead letters. Denied unless given; none includes another. */
enum Role {
    /** {@code dead-letters:read}; payloads included. */
    DEAD_LETTERS_READ,
    /** {@code dead-letters:replay}; also to try a replay, to approve another's, and to rebuild the ledger. */
    DEAD_LETTERS_REPLAY,
    /** {@code dead-letters:discard}; also to restore. */
    DEAD_LETTERS_DISCARD;

    /** As it is written in settings. */
    String authority() {
        String name = name().toLowerCase(Locale.ROOT);
        int verb = name.lastIndexOf('_');
        return name.substring(0, verb).replace('_', '-') + ':' + name.substring(verb + 1);
    }
}
