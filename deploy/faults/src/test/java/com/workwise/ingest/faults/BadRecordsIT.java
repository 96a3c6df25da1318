package com.workwise.ingest.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.faults.guarantee.Guarantees;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.FaultRun;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Sent;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of the bad-input catalogue straight on the topic, beside good records. */
final class BadRecordsIT {

    @Test
    void theWholeCatalogue() {
        try (Scene scene = Scene.shared("BadRecords").start(1);
                FaultRun run = FaultRun.on(scene).begin()) {
            List<Sent> records = new ArrayList<>();
            BadRecord.all().forEach(row -> records.add(row.sent(run.number())));
            run.write(records, Map.of());
            run.write(oddRecords(run), Map.of());
            byte[] posting = "{\"externalId\":\"bad-headers\",\"title\":\"Baker\"}".getBytes(UTF_8);
            run.write(
                    List.of(new Sent(run.number(), null, posting, 0, new Expectation.Stored("bad-headers", "Baker"))),
                    Map.of(
                            "large", new byte[100_000],
                            "workwise-batch-id", "no uuid".getBytes(UTF_8),
                            "workwise-level", new byte[] {(byte) 0xFF},
                            "workwise-dl-attempts", "many".getBytes(UTF_8),
                            "traceparent", new byte[0]));
            run.effect("all of them are read", () -> run.progress.backlog() < 300);
            run.healed();
            run.finish(Guarantees.ALL);
        }
    }

    /** Row 71: about records, not values. */
    private static List<Sent> oddRecords(FaultRun run) {
        byte[] posting = "{\"externalId\":\"bad-key\",\"title\":\"Baker\"}".getBytes(UTF_8);
        byte[] notText = {(byte) 0xC0, (byte) 0xAF};
        return List.of(
                new Sent(run.number(), null, null, 0, dead("key.invalid")),
                new Sent(run.number(), new byte[0], null, 0, dead("key.invalid")),
                new Sent(run.number(), notText, null, 0, dead("key.invalid")),
                new Sent(run.number(), "x".repeat(600).getBytes(UTF_8), null, 0, dead("key.invalid")),
                new Sent(run.number(), notText, posting, 0, new Expectation.Stored("bad-key", "Baker")),
                new Sent(
                        run.number(), "other".getBytes(UTF_8), posting, 0, new Expectation.Stored("bad-key", "Baker")));
    }

    private static Expectation dead(String code) {
        return new Expectation.Dead(Stage.CHECK, "none", List.of(code));
    }
}
