/** What every request passes: its id, the server's limits, and the one shape of an error. */
@NullMarked
package com.workwise.ingest.api.edge;

import org.jspecify.annotations.NullMarked;
