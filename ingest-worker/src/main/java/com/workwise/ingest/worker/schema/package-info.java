/** The database schema: migrated by a command of its own, waited for by the worker. */
@NullMarked
package com.workwise.ingest.worker.schema;

import org.jspecify.annotations.NullMarked;
