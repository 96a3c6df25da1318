package com.workwise.ingest.api.deadletters.trial;

import java.util.function.Predicate;

/** Says after which letter a chunk is full: by number, and by weight, because letters can be large. */
final class Chunks implements Predicate<Tried> {

    private static final int LETTERS = 200;
    private static final int BYTES = 4 * 1024 * 1024;
    private static final int CHANGE_BYTES = 1_000;

    private int letters;
    private long bytes;

    @Override
    public boolean test(Tried tried) {
        Row row = tried.row();
        letters++;
        bytes += (row == null ? 0 : row.weight()) + (long) tried.changes().size() * CHANGE_BYTES;
        if (letters < LETTERS && bytes < BYTES) {
            return false;
        }
        letters = 0;
        bytes = 0;
        return true;
    }
}
