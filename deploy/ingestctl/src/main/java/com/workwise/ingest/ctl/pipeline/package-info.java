/** Looks at the whole: lag, workers, circuits, rates. */
@NullMarked
package com.workwise.ingest.ctl.pipeline;

import org.jspecify.annotations.NullMarked;
