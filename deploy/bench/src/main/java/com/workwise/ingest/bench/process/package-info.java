/** The processes that are measured, and what they use up. */
@NullMarked
package com.workwise.ingest.bench.process;

import org.jspecify.annotations.NullMarked;
