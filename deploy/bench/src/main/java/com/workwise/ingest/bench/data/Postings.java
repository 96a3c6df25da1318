package com.workwise.ingest.bench.data;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes postings as job boards have them. One version differs from the next in title, salary and description. */
public final class Postings {

    static final int SHORTEST = 300;
    static final int LONGEST = 3_000;

    private static final int COMPANIES = 2_000;
    private static final Instant FIRST_POSTED = Instant.parse("2024-10-01T00:00:00Z");

    private final long seed;

    public Postings(long seed) {
        this.seed = seed;
    }

    public static List<String> companies() {
        return IntStream.range(0, COMPANIES).mapToObj(Postings::company).toList();
    }

    public static List<String> categories() {
        return Words.CATEGORIES;
    }

    static String externalId(int posting) {
        return pick(Words.SOURCES, posting) + "-" + Integer.toHexString(posting * 0x9E3779B1) + "-" + posting;
    }

    /** @return which posting has that id */
    public static int number(String externalId) {
        return Integer.parseInt(externalId.substring(externalId.lastIndexOf('-') + 1));
    }

    public Posting posting(Sighting sighting) {
        int number = sighting.posting();
        Random stable = new Random(seed ^ number * 0x9E3779B97F4A7C15L);
        Random changing = new Random(stable.nextLong() + sighting.version());
        String id = externalId(number);
        return new Posting(
                id,
                title(changing),
                company(stable.nextInt(COMPANIES)),
                pick(Words.CITIES, stable.nextInt()),
                salary(changing),
                description(changing),
                pick(Words.JOB_TYPES, stable.nextInt()),
                pick(Words.WORK_MODES, stable.nextInt()),
                pick(Words.CATEGORIES, stable.nextInt()),
                stable.nextInt(50) == 0,
                pick(Words.SOURCES, number),
                "https://jobs.example.org/" + id + "?ref=feed",
                FIRST_POSTED.plus(stable.nextInt(100_000), ChronoUnit.MINUTES).toString());
    }

    private static String title(Random random) {
        return pick(Words.RANKS, random.nextInt()) + " " + pick(Words.ROLES, random.nextInt()) + " (ref. "
                + random.nextInt(1_000_000) + ")";
    }

    private static String salary(Random random) {
        int from = 30 + random.nextInt(70);
        return "€" + from + ",000 – €" + (from + 5 + random.nextInt(30)) + ",000 a year";
    }

    private static String description(Random random) {
        int length = SHORTEST + random.nextInt(LONGEST - SHORTEST);
        StringBuilder text = new StringBuilder(length + 40);
        while (text.length() < length) {
            text.append(pick(Words.TEXT, random.nextInt()));
            int mark = random.nextInt(60);
            text.append(mark == 0 ? "\n\n" : mark == 1 ? ":\n\t• " : mark < 6 ? ". " : mark < 11 ? ", " : " ");
        }
        text.setLength(length - 1);
        return text.append('.').toString();
    }

    private static String company(int number) {
        return pick(Words.SURNAMES, number) + " " + pick(Words.FIRMS, number / 7) + " " + number;
    }

    private static String pick(List<String> words, int number) {
        return words.get(Math.floorMod(number, words.size()));
    }
}
