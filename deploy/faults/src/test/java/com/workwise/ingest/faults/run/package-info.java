/** What every fault's run needs: the processes, the load, the samples, and the procedure. */
@NullMarked
package com.workwise.ingest.faults.run;

import org.jspecify.annotations.NullMarked;
