/** A delivery becomes a posting that can be stored, or a refusal with all its reasons. */
@NullMarked
package com.workwise.ingest.worker.check;

import org.jspecify.annotations.NullMarked;
