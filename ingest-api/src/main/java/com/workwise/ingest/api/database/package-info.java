/** Bounds every use of the database in time, and never leaves a connection stuck. */
@NullMarked
package com.workwise.ingest.api.database;

import org.jspecify.annotations.NullMarked;
