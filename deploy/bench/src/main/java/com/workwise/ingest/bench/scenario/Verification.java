package com.workwise.ingest.bench.scenario;

import com.workwise.ingest.bench.data.Fingerprint;
import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.data.Workload;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Compares the table with what the data say it must hold. */
public final class Verification {

    private final Workload workload;
    private final Postings postings;
    private final Tables tables;
    private final Map<Phase, Fingerprint> expected = new EnumMap<>(Phase.class);

    public Verification(Workload workload, Postings postings, Tables tables) {
        this.workload = workload;
        this.postings = postings;
        this.tables = tables;
    }

    void verify(String name, Phase phase) {
        verify(name, phase, 0);
    }

    /** @param after this id; the rows up to it were there before */
    void verify(String name, Phase phase, long after) {
        Fingerprint should = expected.computeIfAbsent(phase, p -> Fingerprint.of(postings, workload.newest(p)));
        require(name, tables.fingerprint(after), should);
    }

    void verify(String name, Fingerprint should) {
        require(name, tables.fingerprint(), should);
    }

    /** That the table holds these and no others; what was observed when is not looked at. */
    void verifyContent(String name, Collection<Sighting> newest) {
        require(name, tables.contentFingerprint(), Fingerprint.ofContent(postings, newest));
    }

    private static void require(String name, Fingerprint is, Fingerprint should) {
        if (!is.equals(should)) {
            throw new WrongResult(name + " left " + is + " in the table, but the data make " + should);
        }
    }
}
