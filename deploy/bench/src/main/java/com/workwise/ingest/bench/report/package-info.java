/** The figures for people and for programs. */
@NullMarked
package com.workwise.ingest.bench.report;

import org.jspecify.annotations.NullMarked;
