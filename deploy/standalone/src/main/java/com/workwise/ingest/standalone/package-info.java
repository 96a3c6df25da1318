/** API, worker, Kafka and PostgreSQL in one JVM: the command line, the order of starting and stopping, the banner. */
@NullMarked
package com.workwise.ingest.standalone;

import org.jspecify.annotations.NullMarked;
