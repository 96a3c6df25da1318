/** The arithmetic of load: when to send, which rate holds, how long it took. */
@NullMarked
package com.workwise.ingest.bench.load;

import org.jspecify.annotations.NullMarked;
