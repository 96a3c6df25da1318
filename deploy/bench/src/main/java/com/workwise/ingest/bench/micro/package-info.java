/** The hot code by itself, with JMH: time and bytes for each record, without broker and database. */
@NullMarked
package com.workwise.ingest.bench.micro;

import org.jspecify.annotations.NullMarked;
