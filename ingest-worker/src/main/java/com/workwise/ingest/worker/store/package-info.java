/** Batches into PostgreSQL: one seam, one wrapper per concern, assembled in JobStores. */
@NullMarked
package com.workwise.ingest.worker.store;

import org.jspecify.annotations.NullMarked;
