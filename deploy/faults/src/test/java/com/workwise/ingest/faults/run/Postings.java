package com.workwise.ingest.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a run's records: versions of a set of postings, good and bad ones, in an order that a seed decides. */
public final class Postings {

    private static final int LATEST_MILLIS = 60_000;
    private static final List<String> INVALID = List.of("title.too_short", "url.scheme");

    private final Random random;
    private final Mix mix;
    private final String prefix;
    private final Map<String, Past> pasts = new HashMap<>();
    private final Numbers numbers;

    /** Of all the loads of a run. */
    public static final class Numbers {
        private int last;

        synchronized int next() {
            return ++last;
        }
    }

    private static final class Past {
        private @Nullable String title;
        private long timestamp;
        private final Set<Long> timestamps = new HashSet<>();
    }

    Postings(Random random, Mix mix, String prefix, Numbers numbers) {
        this.random = random;
        this.mix = mix;
        this.prefix = prefix;
        this.numbers = numbers;
    }

    public synchronized Sent next() {
        int number = numbers.next();
        String id = prefix + random.nextInt(mix.keys());
        long time = timestamp(id);
        double kind = random.nextDouble();
        if ((kind -= mix.closings()) < 0) {
            return new Sent(number, id.getBytes(UTF_8), null, time, new Expectation.Closed(id));
        }
        if ((kind -= mix.malformed()) < 0) {
            byte[] garbage = ("{\"n\":" + number + ",\"externalId\":\"" + id + "\",,}").getBytes(UTF_8);
            return new Sent(
                    number,
                    id.getBytes(UTF_8),
                    garbage,
                    time,
                    new Expectation.Dead(Stage.DECODE, id, List.of("json.syntax")));
        }
        if ((kind -= mix.invalid()) < 0) {
            String json = json(number, id, "ab", ",\"url\":\"ftp://example.org\"");
            return sent(number, id, json, time, new Expectation.Dead(Stage.CHECK, id, INVALID));
        }
        if ((kind -= mix.unstorable()) < 0) {
            String json = json(number, id, "Potter " + number, ",\"categoryId\":999999999");
            return sent(number, id, json, time, new Expectation.Dead(Stage.STORE, id, List.of("23503")));
        }
        Past past = past(id);
        String title = past.title != null && random.nextDouble() < mix.repeats() ? past.title : "Potter " + number;
        past.title = title;
        return sent(number, id, json(number, id, title, ""), time, new Expectation.Stored(id, title));
    }

    /** Never twice the same for one posting, but for the ties that are asked for. */
    private long timestamp(String id) {
        Past past = past(id);
        long now = System.currentTimeMillis();
        if (past.timestamp != 0 && random.nextDouble() < mix.ties()) {
            return past.timestamp;
        }
        long time = random.nextDouble() < mix.late() ? now - random.nextInt(LATEST_MILLIS) : now;
        while (!past.timestamps.add(time)) {
            time++;
        }
        past.timestamp = time;
        return time;
    }

    private Past past(String id) {
        return pasts.computeIfAbsent(id, ignored -> new Past());
    }

    /** The rest of the content follows from the title alone, so that equal titles are equal postings. */
    private String json(int number, String id, String title, String more) {
        Random content = new Random(title.hashCode());
        String company = "Firm " + content.nextInt(50);
        String text = mix.text() == 0 ? "" : "words ".repeat(content.nextInt(mix.text()) / 6);
        return "{\"n\":" + number + ",\"externalId\":\"" + id + "\",\"title\":\"" + title + "\",\"company\":\""
                + company + "\",\"description\":\"" + text + "\"" + more + "}";
    }

    private static Sent sent(int number, String id, String json, long time, Expectation expectation) {
        return new Sent(number, id.getBytes(UTF_8), json.getBytes(UTF_8), time, expectation);
    }
}
