/** Judges dead letters as the workers would today, edits included, and leaves nothing behind. */
@NullMarked
package com.workwise.ingest.api.deadletters.trial;

import org.jspecify.annotations.NullMarked;
