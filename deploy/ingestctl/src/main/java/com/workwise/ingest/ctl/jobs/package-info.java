/** Looks at one posting: its row, and its life. */
@NullMarked
package com.workwise.ingest.ctl.jobs;

import org.jspecify.annotations.NullMarked;
