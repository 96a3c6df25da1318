/** The typed changes that a replay makes to its letters' values, and what they would change. */
@NullMarked
package com.workwise.ingest.api.deadletters.edit;

import org.jspecify.annotations.NullMarked;
