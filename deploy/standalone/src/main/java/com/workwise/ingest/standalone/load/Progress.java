package com.workwise.ingest.standalone.load;

import java.time.Duration;

/** Tells people how far a load is. */
interface Progress {

    /**
     * May be called as often as wished.
     *
     * @param read share of the file that was read, 0 to 1
     */
    void at(String file, double read, Tally tally, Duration since);

    /** Makes room for other output. */
    void clear();
}
