/** Looks at dead letters and at the ledger that holds them. */
@NullMarked
package com.workwise.ingest.ctl.letters;

import org.jspecify.annotations.NullMarked;
