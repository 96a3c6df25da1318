package com.workwise.ingest.bench.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The records of each phase, in the order in which they are sent. A seed decides everything, the times too.
 *
 * @param records in the first phase, where {@link #REPEATS} of them are newer versions of earlier ones; the other phases
 *     have one record for each posting
 */
public record Workload(long seed, int records) {

    public static final int PARTITIONS = 12;

    private static final double REPEATS = 0.1;

    /** 2025-01-01, so that no machine's clock finds it in the future. */
    private static final long EPOCH = 1_735_689_600_000L;

    private static final int CHANGED = 1_000;

    public List<Sighting> sightings(Phase phase) {
        return switch (phase) {
            case INSERTS -> inserts();
            case UPDATES -> onceEach(1);
            case UNCHANGED -> onceEach(2);
        };
    }

    /** @return the newest of each posting, after this phase */
    public List<Sighting> newest(Phase phase) {
        Map<Integer, Sighting> newest = new HashMap<>();
        // What is unchanged leaves the row as it was.
        sightings(phase == Phase.UNCHANGED ? Phase.UPDATES : phase)
                .forEach(sighting -> newest.put(sighting.posting(), sighting));
        return List.copyOf(newest.values());
    }

    public static int partition(Sighting sighting) {
        return Math.floorMod(Postings.externalId(sighting.posting()).hashCode(), PARTITIONS);
    }

    private List<Sighting> inserts() {
        Random random = new Random(seed);
        List<Sighting> sightings = new ArrayList<>(records);
        List<Integer> versions = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            if (!versions.isEmpty() && random.nextDouble() < REPEATS) {
                int posting = random.nextInt(versions.size());
                versions.set(posting, versions.get(posting) + 1);
                sightings.add(new Sighting(posting, versions.get(posting), EPOCH + i));
            } else {
                sightings.add(new Sighting(versions.size(), 0, EPOCH + i));
                versions.add(0);
            }
        }
        return sightings;
    }

    private List<Sighting> onceEach(int later) {
        int postings = (int)
                inserts().stream().filter(sighting -> sighting.version() == 0).count();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, postings).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        long start = EPOCH + (long) later * records;
        return IntStream.range(0, postings)
                .mapToObj(i -> new Sighting(order.get(i), CHANGED, start + i))
                .toList();
    }
}
