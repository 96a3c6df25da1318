/** PostgreSQL and Kafka from Maven Central jars, on 127.0.0.1, with data that outlive the JVM. */
@NullMarked
package com.workwise.ingest.embedded;

import org.jspecify.annotations.NullMarked;
