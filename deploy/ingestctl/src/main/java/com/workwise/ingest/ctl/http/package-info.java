/** Talks to the API: one request, its answer, and what to do about each refusal. */
@NullMarked
package com.workwise.ingest.ctl.http;

import org.jspecify.annotations.NullMarked;
