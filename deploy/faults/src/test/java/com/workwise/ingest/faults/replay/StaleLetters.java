package com.workwise.ingest.faults.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.faults.run.Account;
import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.RecordWriter;
import com.workwise.ingest.faults.run.Scene;
import com.workwise.ingest.faults.run.Sent;
import java.time.Instant;
import java.util.Map;

/** Letters with a title that is too short, of postings that have other versions, too. */
public final class StaleLetters {

    static final String MENDED = "Mended";
    static final String OTHER = "Potter";

    private final Scene scene;
    private int postings;
    private int number;

    private StaleLetters(Scene scene) {
        this.scene = scene;
    }

    /**
     * Returns when the ledger and the table have all of them.
     *
     * @param groups of six postings
     */
    public static StaleLetters of(Scene scene, int groups) {
        StaleLetters letters = new StaleLetters(scene);
        letters.add(groups);
        letters.awaitLedger();
        Rows.await(scene, 2L * groups, "jobs");
        return letters;
    }

    /** More of them; returns at once. */
    public void add(int groups) {
        int from = postings;
        postings += groups * Kind.values().length;
        write(from, Kind.AFTER_OLDER, Kind.Times.OLDER);
        write(from, Kind.BEFORE_NEWER, Kind.Times.NEWER);
        refused(from);
    }

    public void awaitLedger() {
        Rows.await(scene, count(), "dead_letters");
    }

    /** A replay's order: those that have failed once, mended as far as may be. */
    public static String order(Scene scene, int rate) {
        return """
                {"filter":{"topic":"%s","maxAttempts":1},"edits":[{"op":"mergePatch","patch":{"title":"%s"}}],
                 "rate":%d,"maxFailureShare":0.5,"reason":"titles"}""".formatted(scene.rawTopic(), MENDED, rate);
    }

    /** Newer versions, that overtake the letters. */
    public void overtake() {
        write(0, Kind.NEWER_MEANWHILE, Kind.Times.NEWER);
    }

    int count() {
        return postings + postings / Kind.values().length;
    }

    int postings() {
        return postings;
    }

    static String id(int posting) {
        return "s" + posting;
    }

    static int posting(String id) {
        return Integer.parseInt(id.substring(1));
    }

    private void write(int from, Kind kind, Instant observed) {
        try (RecordWriter writer = scene.writer(new Account())) {
            for (int i = from + kind.ordinal(); i < postings; i += Kind.values().length) {
                write(writer, i, observed, OTHER, "");
            }
        }
    }

    private void refused(int from) {
        try (RecordWriter writer = scene.writer(new Account())) {
            for (int i = from; i < postings; i++) {
                Kind kind = Kind.of(i);
                for (Instant observed : kind.letters()) {
                    write(writer, i, observed, "ab", kind == Kind.STILL_BAD ? ",\"url\":\"ftp://example.org\"" : "");
                }
            }
        }
    }

    private void write(RecordWriter writer, int posting, Instant observed, String title, String more) {
        String id = id(posting);
        String json = "{\"externalId\":\"" + id + "\",\"title\":\"" + title + "\",\"description\":\"" + observed + "\""
                + more + "}";
        writer.write(
                new Sent(
                        number++,
                        id.getBytes(UTF_8),
                        json.getBytes(UTF_8),
                        observed.toEpochMilli(),
                        new Expectation.Stored(id, title)),
                null,
                Map.of());
    }
}
