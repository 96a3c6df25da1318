package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.workwise.ingest.standalone.load.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real postings with their dirt, where they are at hand; skipped elsewhere. */
final class RealPostingsIT {

    private static final Path DIRECTORY = Path.of("../../../shared/data");

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path data;

    @Test
    void endAsTheLastVersionOfEachIdOrAsADeadLetterAndLoadingThemAgainChangesNothing() throws Exception {
        assumeTrue(Files.isDirectory(DIRECTORY), "no real postings at " + DIRECTORY);
        Source[] sources;
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            sources = files.filter(file -> file.toString().endsWith(".ndjson.gz"))
                    .sorted()
                    .map(Source::of)
                    .toArray(Source[]::new);
        }
        try (RunningInstance pipeline = new RunningInstance(data)) {
            assertThat(pipeline.load(sources)).isTrue();
            Map<String, String> lastTitles = lastTitles();
            Set<String> dead = new HashSet<>();
            List<ConsumerRecord<byte[], byte[]>> letters = pipeline.deadLetters(20, Duration.ofSeconds(5));
            letters.forEach(letter -> dead.add(new String(letter.key(), StandardCharsets.UTF_8)));
            Map<String, String> stored = new HashMap<>();
            for (String row : pipeline.rows("SELECT external_id, title FROM jobs")) {
                stored.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
            }
            Set<String> all = new HashSet<>(stored.keySet());
            all.addAll(dead);
            assertThat(all).isEqualTo(lastTitles.keySet());
            dead.forEach(lastTitles::remove);
            assertThat(stored).containsAllEntriesOf(lastTitles);

            List<String> before = versions(pipeline);
            assertThat(pipeline.load(sources)).isTrue();
            assertThat(versions(pipeline)).isEqualTo(before);
        }
    }

    private static List<String> versions(RunningInstance pipeline) throws Exception {
        return pipeline.rows(
                "SELECT count(*), md5(string_agg(external_id || xmin || ctid, ' ' ORDER BY id)) FROM jobs");
    }

    /** Of the postings that have an id; titles as the rules clean them. */
    private Map<String, String> lastTitles() throws IOException {
        Map<String, String> titles = new HashMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".ndjson.gz"))
                    .sorted()
                    .toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                        JsonNode posting = json.readTree(line);
                        if (posting.path("externalId").isString()) {
                            titles.put(
                                    posting.path("externalId").asString(),
                                    clean(posting.path("title").asString("")));
                        }
                    }
                }
            }
        }
        return titles;
    }

    private static String clean(String title) {
        return title.replaceAll("[\\t\\n\\r]", " ")
                .replaceAll("\\p{Cc}|[\u202A-\u202E\u2066-\u2069]", "")
                .strip();
    }
}
