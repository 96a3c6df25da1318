/** Puts the postings of a batch on Kafka and waits for the broker's word on each. */
@NullMarked
package com.workwise.ingest.api.publish;

import org.jspecify.annotations.NullMarked;
