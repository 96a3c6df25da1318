/** Puts dead letters aside that nobody will replay, and brings them back. */
@NullMarked
package com.workwise.ingest.api.deadletters.discard;

import org.jspecify.annotations.NullMarked;
