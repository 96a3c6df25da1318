/** The benchmark: what is asked for, in which order it runs, and what is told of it. */
@NullMarked
package com.workwise.ingest.bench;

import org.jspecify.annotations.NullMarked;
