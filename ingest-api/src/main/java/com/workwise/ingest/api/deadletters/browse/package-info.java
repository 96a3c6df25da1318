/** Shows the ledger: lists, counts by cause, single letters, exports. */
@NullMarked
package com.workwise.ingest.api.deadletters.browse;

import org.jspecify.annotations.NullMarked;
