/** Records from Kafka into the flow, and their receipts back into committed offsets. */
@NullMarked
package com.workwise.ingest.worker.intake;

import org.jspecify.annotations.NullMarked;
