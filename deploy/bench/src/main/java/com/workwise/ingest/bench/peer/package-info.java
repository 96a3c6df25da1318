/** What the worker is measured beside: not deployed, and no part of it. */
@NullMarked
package com.workwise.ingest.bench.peer;

import org.jspecify.annotations.NullMarked;
