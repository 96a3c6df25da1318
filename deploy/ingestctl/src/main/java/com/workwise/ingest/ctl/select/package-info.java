/** Which dead letters a command is about. */
@NullMarked
package com.workwise.ingest.ctl.select;

import org.jspecify.annotations.NullMarked;
