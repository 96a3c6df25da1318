/** Tells the life of one posting: what came, what became of it, and who did something about it. */
@NullMarked
package com.workwise.ingest.api.traces;

import org.jspecify.annotations.NullMarked;
