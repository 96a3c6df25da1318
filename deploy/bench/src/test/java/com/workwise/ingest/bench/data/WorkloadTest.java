package com.workwise.ingest.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WorkloadTest {

    private static final int RECORDS = 5_000;

    private final Workload workload = new Workload(7, RECORDS);
    private final Postings postings = new Postings(7);

    @Test
    void makesTheSameRecordsForTheSameSeedOnly() {
        List<Sighting> records = workload.sightings(Phase.INSERTS);

        assertThat(new Workload(7, RECORDS).sightings(Phase.INSERTS)).isEqualTo(records);
        assertThat(new Postings(7).posting(records.getLast())).isEqualTo(postings.posting(records.getLast()));
        assertThat(new Workload(8, RECORDS).sightings(Phase.INSERTS)).isNotEqualTo(records);
        assertThat(new Postings(8).posting(records.getLast())).isNotEqualTo(postings.posting(records.getLast()));
    }

    @Test
    void repeatsAnEarlierIdInOneOfTenRecords() {
        Set<Integer> seen = new HashSet<>();
        long repeats = workload.sightings(Phase.INSERTS).stream()
                .filter(sighting -> !seen.add(sighting.posting()))
                .count();

        assertThat(repeats).isBetween(RECORDS * 8L / 100, RECORDS * 12L / 100);
        assertThat(workload.newest(Phase.INSERTS)).hasSize((int) (RECORDS - repeats));
    }

    @Test
    void keepsTheLastVersionOfEachPosting() {
        Sighting repeated = workload.sightings(Phase.INSERTS).stream()
                .filter(sighting -> sighting.version() == 1)
                .findFirst()
                .orElseThrow();

        assertThat(workload.newest(Phase.INSERTS))
                .filteredOn(sighting -> sighting.posting() == repeated.posting())
                .singleElement()
                .satisfies(newest -> assertThat(newest.millis()).isGreaterThanOrEqualTo(repeated.millis()));
    }

    @Test
    void changesEachPostingOnceAndThenSendsTheSameLater() {
        List<Sighting> updates = workload.sightings(Phase.UPDATES);
        List<Sighting> unchanged = workload.sightings(Phase.UNCHANGED);

        assertThat(updates).hasSameSizeAs(workload.newest(Phase.INSERTS));
        assertThat(updates).doesNotHaveDuplicates();
        assertThat(unchanged.getFirst().millis())
                .isGreaterThan(updates.getLast().millis());
        assertThat(postings.posting(unchanged.getFirst())).isEqualTo(postings.posting(updates.getFirst()));
        assertThat(workload.newest(Phase.UNCHANGED)).containsExactlyInAnyOrderElementsOf(updates);
    }

    @Test
    void makesDescriptionsOfThreeHundredToThreeThousandCharacters() {
        assertThat(workload.sightings(Phase.INSERTS))
                .extracting(sighting -> postings.posting(sighting).description().length())
                .allMatch(length -> length >= Postings.SHORTEST && length <= Postings.LONGEST)
                .anyMatch(length -> length < 500)
                .anyMatch(length -> length > 2_800);
    }

    @Test
    void sendsAllVersionsOfAPostingToOnePartition() {
        Sighting first = new Sighting(42, 0, 1);

        assertThat(Workload.partition(new Sighting(42, 9, 2)))
                .isEqualTo(Workload.partition(first))
                .isBetween(0, Workload.PARTITIONS - 1);
    }

    @Test
    void tellsWhichPostingHasAnId() {
        assertThat(Postings.number(Postings.externalId(4_711))).isEqualTo(4_711);
    }

    @Test
    void looksAtContentAloneWhereTimesAreNotKnown() {
        Sighting sighting = new Sighting(42, 0, 1);
        Fingerprint content = Fingerprint.ofContent(postings, List.of(sighting));

        assertThat(Fingerprint.ofContent(postings, List.of(new Sighting(42, 0, 2))))
                .isEqualTo(content);
        assertThat(Fingerprint.ofContent(postings, List.of(new Sighting(42, 1, 1))))
                .isNotEqualTo(content);
    }

    @Test
    void seesAChangedValueInTheFingerprint() {
        List<Sighting> newest = workload.newest(Phase.INSERTS);
        Fingerprint fingerprint = Fingerprint.of(postings, newest);
        List<Sighting> others = new ArrayList<>(newest);
        Sighting changed = others.getFirst();
        others.set(0, new Sighting(changed.posting(), changed.version() + 1, changed.millis()));

        assertThat(Fingerprint.of(postings, others).rows()).isEqualTo(fingerprint.rows());
        assertThat(Fingerprint.of(postings, others)).isNotEqualTo(fingerprint);
    }
}
