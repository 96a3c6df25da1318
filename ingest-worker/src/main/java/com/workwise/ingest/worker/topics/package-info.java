/** The topics: created on start when missing, checked when present. */
@NullMarked
package com.workwise.ingest.worker.topics;

import org.jspecify.annotations.NullMarked;
