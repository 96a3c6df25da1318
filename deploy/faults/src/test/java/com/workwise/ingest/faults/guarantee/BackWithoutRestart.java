package com.workwise.ingest.faults.guarantee;

import com.workwise.ingest.faults.run.Evidence;
import com.workwise.ingest.faults.run.Guarantee;
import java.util.stream.Stream;

/** Work goes on by itself soon after the recovery; nobody restarts a worker, and none ends. */
public final class BackWithoutRestart implements Guarantee {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Evidence.Recovery recovery = evidence.recovery();
        Stream<String> late = recovery.firstCommitMillis() > recovery.limitMillis()
                ? Stream.of("the first commit came " + recovery.firstCommitMillis() + " ms after the recovery")
                : Stream.empty();
        Stream<String> ended = evidence.scene().workers().stream()
                .filter(worker -> !recovery.workersMayEnd() && (!worker.isAlive() || worker.starts() != 1))
                .map(worker -> "a worker ended");
        return Stream.concat(late, ended);
    }
}
