/** Writes what comes on dead-letter topics, whoever wrote it, into the ledger. */
@NullMarked
package com.workwise.ingest.api.deadletters.ledger;

import org.jspecify.annotations.NullMarked;
