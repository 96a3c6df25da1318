/** What the features around dead letters share: which ones are meant, and how they are read from the ledger. */
@NullMarked
package com.workwise.ingest.api.deadletters;

import org.jspecify.annotations.NullMarked;
