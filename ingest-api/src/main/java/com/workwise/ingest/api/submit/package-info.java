/** Takes batches of postings: reads the body within its limits, parses it, and has every usable item published. */
@NullMarked
package com.workwise.ingest.api.submit;

import org.jspecify.annotations.NullMarked;
