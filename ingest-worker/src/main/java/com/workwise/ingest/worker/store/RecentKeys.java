package com.workwise.ingest.worker.store;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;

/**
 * The keys that were added last, a million of them at least, in 4 MB. One that was added is never denied; of others, one
 * in a thousand is believed to be there.
 */
@SuppressWarnings("UnstableApiUsage") // Guava's filters
final class RecentKeys {

    private static final int GENERATION = 1_000_000;
    private static final double MISTAKEN = 0.001;

    private BloomFilter<Integer> young = none();
    private BloomFilter<Integer> old = none();
    private int added;

    synchronized boolean contains(String key) {
        int hash = key.hashCode();
        return young.mightContain(hash) || old.mightContain(hash);
    }

    synchronized void add(String key) {
        if (added == GENERATION) {
            old = young;
            young = none();
            added = 0;
        }
        if (young.put(key.hashCode())) {
            added++;
        }
    }

    private static BloomFilter<Integer> none() {
        return BloomFilter.create(Funnels.integerFunnel(), GENERATION, MISTAKEN);
    }
}
