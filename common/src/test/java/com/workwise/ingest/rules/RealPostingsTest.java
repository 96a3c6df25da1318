package com.workwise.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.wire.RawJobReader;
import com.workwise.ingest.wire.RawJobReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Real postings, one JSON object a line, in {@code *.ndjson.gz} files of the folder that the system property
 * {@code ingest.test.data} names. They are not part of the project; without them the test is skipped.
 */
final class RealPostingsTest {

    private static final Path FOLDER = Path.of(System.getProperty("ingest.test.data", "../../shared/data"));

    @Test
    void showAlmostAllOfThemselvesToBeFit() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> "no real postings in " + FOLDER.toAbsolutePath());
        int postings = 0;
        int refused = 0;
        Map<String, Integer> reasons = new TreeMap<>();
        Map<String, Integer> warnings = new TreeMap<>();
        for (Path file : files()) {
            for (byte[] line : lines(file)) {
                postings++;
                switch (RawJobReader.read(line)) {
                    case Reading.Unreadable unreadable -> {
                        refused++;
                        count(List.of(unreadable.reason()), reasons);
                    }
                    case Reading.Readable readable -> {
                        switch (JobRules.check(readable.job(), null, ValidationLevel.MODERATE)) {
                            case Verdict.Accepted accepted -> count(accepted.warnings(), warnings);
                            case Verdict.Refused verdict -> {
                                refused++;
                                count(verdict.reasons(), reasons);
                            }
                        }
                    }
                }
            }
        }
        System.out.printf("%d postings, %d refused %s, warned of %s%n", postings, refused, reasons, warnings);
        assumeTrue(postings > 1_000, "too few postings to judge by");
        // A rule gone wild refuses thousands. What is right to refuse in such data is a handful.
        assertThat(refused).isLessThan(postings / 200);
        assertThat(reasons.keySet()).allMatch(code -> code.matches("[a-zA-Z]+\\.[a-z_]+"));
        assertThat(reasons.keySet()).noneMatch(code -> code.startsWith("json."));
    }

    private static void count(List<Reason> found, Map<String, Integer> counts) {
        found.forEach(reason -> counts.merge(reason.code(), 1, Integer::sum));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ndjson.gz"))
                    .sorted()
                    .toList();
        }
    }

    /** Split on LF alone: texts hold other line separators. */
    private static List<byte[]> lines(Path file) throws IOException {
        List<byte[]> lines = new ArrayList<>();
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] all = unpacked.readAllBytes();
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == '\n') {
                    lines.add(Arrays.copyOfRange(all, start, i));
                    start = i + 1;
                }
            }
            if (start < all.length) {
                lines.add(Arrays.copyOfRange(all, start, all.length));
            }
        }
        return lines;
    }
}
