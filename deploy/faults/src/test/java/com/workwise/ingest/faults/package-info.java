/** One class per fault: load, inject, prove the effect, hold, recover, prove the recovery, check every guarantee. */
@NullMarked
package com.workwise.ingest.faults;

import org.jspecify.annotations.NullMarked;
