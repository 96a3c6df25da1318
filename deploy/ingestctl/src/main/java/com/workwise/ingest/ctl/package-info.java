/** The operator's command line: its start, the process it runs in, and how it ends. */
@NullMarked
package com.workwise.ingest.ctl;

import org.jspecify.annotations.NullMarked;
