package com.workwise.ingest.bench.load;

import java.util.BitSet;

/**
 * After which id to ask for new rows. A row takes its id before its transaction commits, so that a lower id may appear
 * after a higher one: the mark does not pass an id that was not seen. An id that no row will have, because its
 * transaction was rolled back, holds the mark until {@link #settle}; more is asked for than is new until then.
 */
public final class IdMark {

    private final BitSet seen = new BitSet();
    private int mark;

    /** @param id from 1 on */
    public void saw(long id) {
        seen.set(Math.toIntExact(id));
    }

    /** @return the highest id up to which all were seen */
    public long after() {
        mark = seen.nextClearBit(mark + 1) - 1;
        return mark;
    }

    /** No row is under way: what is missing will not come. */
    public void settle() {
        mark = Math.max(mark, seen.length() - 1);
    }
}
