/** What is measured: each scenario brings the same postings into the same table by another way. */
@NullMarked
package com.workwise.ingest.bench.scenario;

import org.jspecify.annotations.NullMarked;
