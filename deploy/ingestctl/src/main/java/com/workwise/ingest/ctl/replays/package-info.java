/** Sends dead letters once more, and steers what is being sent. */
@NullMarked
package com.workwise.ingest.ctl.replays;

import org.jspecify.annotations.NullMarked;
