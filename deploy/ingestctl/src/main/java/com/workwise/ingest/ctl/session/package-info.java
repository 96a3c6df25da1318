/** One run of a command: its API, its screen, and the question before it acts. */
@NullMarked
package com.workwise.ingest.ctl.session;

import org.jspecify.annotations.NullMarked;
