/** The worker's vocabulary: what passes between its stages, and the seams behind which they stand. */
@NullMarked
package com.workwise.ingest.worker;

import org.jspecify.annotations.NullMarked;
