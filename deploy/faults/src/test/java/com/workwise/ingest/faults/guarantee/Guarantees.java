package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Guarantee;
import java.util.List;

/** All of them, which each fault's run checks. */
public final class Guarantees {

    public static final List<Guarantee> ALL = List.of(
            new NothingLost(),
            new NothingInvented(),
            new NothingDoubled(),
            new NewestWins(),
            new OutcomesExact(),
            new EveryRejectExplained(),
            new CommitNeverPassesPending(),
            new DeadLettersByteIdentical(),
            new NoOutageInDeadLetters(),
            new BoundedMemory(),
            new BackWithoutRestart());

    private Guarantees() {}
}
