/** Tells every few seconds how this worker is, for those who steer replays and look at the pipeline. */
@NullMarked
package com.workwise.ingest.worker.status;

import org.jspecify.annotations.NullMarked;
