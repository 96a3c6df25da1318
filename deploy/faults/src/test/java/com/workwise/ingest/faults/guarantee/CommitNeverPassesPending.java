package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import java.util.stream.Stream;

/** At every moment, what lies before a committed offset was stored or dead-lettered; and offsets never go back. */
public final class CommitNeverPassesPending implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        int looked = evidence.commits().records();
        Stream<String> blind = looked * 2 < evidence.account().acknowledgedCount()
                ? Stream.of("only " + looked + " records were looked for")
                : Stream.empty();
        return Stream.concat(blind, evidence.commits().violations().stream());
    }
}
