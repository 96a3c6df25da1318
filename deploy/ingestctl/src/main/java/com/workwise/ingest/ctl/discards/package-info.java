/** Gives dead letters up, and takes that back. */
@NullMarked
package com.workwise.ingest.ctl.discards;

import org.jspecify.annotations.NullMarked;
