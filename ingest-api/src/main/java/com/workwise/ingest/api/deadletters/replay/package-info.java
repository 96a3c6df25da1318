/** Sends dead letters once more: what was asked for, how it proceeds, and the process that sends them. */
@NullMarked
package com.workwise.ingest.api.deadletters.replay;

import org.jspecify.annotations.NullMarked;
