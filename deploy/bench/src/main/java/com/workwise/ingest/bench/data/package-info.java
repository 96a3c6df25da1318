/** The postings that every scenario works on, and what must have become of them. */
@NullMarked
package com.workwise.ingest.bench.data;

import org.jspecify.annotations.NullMarked;
