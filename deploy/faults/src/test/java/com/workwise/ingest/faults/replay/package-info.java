/** What faults in the middle of a replay need: letters whose end is known beforehand, and the books that tell it. */
@NullMarked
package com.workwise.ingest.faults.replay;

import org.jspecify.annotations.NullMarked;
