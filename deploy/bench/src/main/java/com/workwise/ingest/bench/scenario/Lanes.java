package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.data.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The rows of each connection, as the worker would batch them: partitions belong to lanes, the newest of a key wins. */
final class Lanes {

    static final int COUNT = 2;
    private static final int BATCH = 4_000;

    private Lanes() {}

    /** @return for each lane its batches, each ready for COPY */
    static List<List<byte[]>> of(List<Sighting> sightings, Postings postings, CopyLines lines) {
        return IntStream.range(0, COUNT)
                .parallel()
                .mapToObj(lane -> batches(
                        sightings.stream()
                                .filter(sighting -> Workload.partition(sighting) % COUNT == lane)
                                .toList(),
                        postings,
                        lines))
                .toList();
    }

    private static List<byte[]> batches(List<Sighting> records, Postings postings, CopyLines lines) {
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from < records.size(); from += BATCH) {
            Map<String, String> newest = new TreeMap<>();
            for (Sighting sighting : records.subList(from, Math.min(records.size(), from + BATCH))) {
                var posting = postings.posting(sighting);
                newest.put(posting.externalId(), lines.line(posting, sighting));
            }
            batches.add(bytes(newest.values()));
        }
        return batches;
    }

    private static byte[] bytes(Collection<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }
}
