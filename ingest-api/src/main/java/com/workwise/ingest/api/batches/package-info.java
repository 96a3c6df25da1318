/** Remembers batches, and tells what became of their items. */
@NullMarked
package com.workwise.ingest.api.batches;

import org.jspecify.annotations.NullMarked;
