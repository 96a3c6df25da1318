/** Bytes on the wire: strict JSON and UTF-8, topic and header names, the dead-letter envelope. */
@NullMarked
package com.workwise.ingest.wire;

import org.jspecify.annotations.NullMarked;
