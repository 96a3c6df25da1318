/** The promises as objects, each with what of a run's evidence would break it. */
@NullMarked
package com.workwise.ingest.faults.guarantee;

import org.jspecify.annotations.NullMarked;
