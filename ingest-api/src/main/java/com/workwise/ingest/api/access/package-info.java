/** Lets in only those who bring a configured key. */
@NullMarked
package com.workwise.ingest.api.access;

import org.jspecify.annotations.NullMarked;
