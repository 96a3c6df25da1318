/** Tells at a glance how the pipeline does: what waits, which workers live, what nobody has resolved. */
@NullMarked
package com.workwise.ingest.api.pipeline;

import org.jspecify.annotations.NullMarked;
