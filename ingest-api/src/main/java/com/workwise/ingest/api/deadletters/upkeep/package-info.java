/** Keeps the ledger small and warns in time: retention, what Kafka will remove, gauges. */
@NullMarked
package com.workwise.ingest.api.deadletters.upkeep;

import org.jspecify.annotations.NullMarked;
