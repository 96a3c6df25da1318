/** The whole story, from intake to settled receipt, and its life: start, drain, watchdog. */
@NullMarked
package com.workwise.ingest.worker.flow;

import org.jspecify.annotations.NullMarked;
