/** Real Kafka and PostgreSQL for integration tests, the same whether they run in containers or embedded. */
@NullMarked
package com.workwise.ingest.testsupport;

import org.jspecify.annotations.NullMarked;
