/** Refused records onto the dead-letter topic, byte for byte and with their reasons. */
@NullMarked
package com.workwise.ingest.worker.deadletter;

import org.jspecify.annotations.NullMarked;
