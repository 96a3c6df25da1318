package com.workwise.ingest.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.bench.data.Phase;
import com.workwise.ingest.bench.data.Posting;
import com.workwise.ingest.bench.data.Postings;
import com.workwise.ingest.bench.data.Sighting;
import com.workwise.ingest.bench.data.Workload;
import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.rules.PostingCheck;
import com.workwise.ingest.wire.DeadLetterEnvelope.Origin;
import com.workwise.ingest.worker.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The records that every benchmark works on: what a full batch is. A tenth are newer versions of others. */
public final class Records {

    public static final int COUNT = 4_000;

    public static final PostingCheck CHECK =
            new PostingCheck(new CheckPolicy(ValidationLevel.MODERATE, Map.of(), Duration.ofHours(24)));

    private static final long SEED = 1;
    private static final String TOPIC = "jobs.raw";

    private Records() {}

    /** @return as the intake hands them on, without headers, all with one receipt that does nothing */
    public static List<Delivery> deliveries() {
        JsonMapper json = new JsonMapper();
        Postings postings = new Postings(SEED);
        List<Delivery> deliveries = new ArrayList<>(COUNT);
        for (Sighting sighting : new Workload(SEED, COUNT).sightings(Phase.INSERTS)) {
            Posting posting = postings.posting(sighting);
            Origin place = new Origin(TOPIC, Workload.partition(sighting), deliveries.size(), sighting.millis());
            byte[] key = posting.externalId().getBytes(UTF_8);
            deliveries.add(new Delivery(place, key, json.writeValueAsBytes(posting), List.of(), () -> {}));
        }
        return deliveries;
    }
}
