package com.workwise.ingest.faults;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Form;
import com.workwise.ingest.faults.run.Mix;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.testsupport.OwnPostgres;
import com.workwise.ingest.testsupport.TestServices;
import org.junit.jupiter.api.Test;

/**
 * Postings of up to 240 kB, a heap of 96 MB, and a database that hangs for a while, so that they pile up. No more a second
 * than a slow machine's worker catches up with: this JVM holds all that was sent until the end.
 */
final class LargeRecordsIT {

    @Test
    void largeRecordsInASmallHeap() {
        try (OwnPostgres postgres = TestServices.ownPostgres();
                Scene scene = Scene.on("LargeRecords", postgres.database())
                        .heap("96m")
                        .start(1);
                FaultRun run = FaultRun.on(scene)) {
            run.produce(Mix.USUAL.keys(500).text(240_000), 40, null).begin();
            postgres.freeze();
            // So many that the run has a thousand records however soon they are worked off.
            run.effect("records wait", () -> run.progress.backlog() > 600);
            run.hold(Form.seconds(3, 60));
            postgres.thaw();
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }
}
