package com.workwise.ingest.worker.store;

/**
 * The keys that were added last, half a million of them at least, in 4 MB. One that was added is never denied; of others,
 * one in a thousand is believed to be there.
 *
 * <p>Two Bloom filters, each with all bits of a key in one word (Putze, Sanders and Singler, "Cache-, hash- and
 * space-efficient Bloom filters", 2007), so that a question costs two accesses to memory. Guava's filters, with ten bits
 * in as many places and an object for each hash, took 8 % of the worker's CPU, these take 3.
 */
final class RecentKeys {

    private static final int GENERATION = 500_000;

    /** Words of a filter, as a power of two: 33 bits for each key of a generation. */
    private static final int WORDS_LOG = 18;

    private long[] young = none();
    private long[] old = none();
    private int added;

    synchronized boolean contains(String key) {
        long hash = hash(key);
        return holds(young, hash) || holds(old, hash);
    }

    synchronized void add(String key) {
        if (added == GENERATION) {
            old = young;
            young = none();
            added = 0;
        }
        long hash = hash(key);
        if (!holds(young, hash)) {
            young[word(hash)] |= bits(hash);
            added++;
        }
    }

    private static boolean holds(long[] filter, long hash) {
        long bits = bits(hash);
        return (filter[word(hash)] & bits) == bits;
    }

    /** From the hash's upper bits. */
    private static int word(long hash) {
        return (int) (hash >>> (Long.SIZE - WORDS_LOG));
    }

    /** Five of a word's 64, each from six of the hash's lower bits. */
    private static long bits(long hash) {
        return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18) | 1L << (hash >>> 24);
    }

    /** Every bit of a string's hash spread over all bits, by multiplying twice. */
    private static long hash(String key) {
        long hash = key.hashCode() * 0x9E37_79B9_7F4A_7C15L;
        hash = (hash ^ hash >>> Integer.SIZE) * 0xD6E8_FEB8_6659_FD93L;
        return hash ^ hash >>> Integer.SIZE;
    }

    private static long[] none() {
        return new long[1 << WORDS_LOG];
    }
}
