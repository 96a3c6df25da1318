/** Sends files of postings through the HTTP API and waits until every posting has an outcome. */
@NullMarked
package com.workwise.ingest.standalone.load;

import org.jspecify.annotations.NullMarked;
