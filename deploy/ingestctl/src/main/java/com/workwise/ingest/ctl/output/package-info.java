/** What people see: tables, colours, progress and next steps, all through one escape. */
@NullMarked
package com.workwise.ingest.ctl.output;

import org.jspecify.annotations.NullMarked;
