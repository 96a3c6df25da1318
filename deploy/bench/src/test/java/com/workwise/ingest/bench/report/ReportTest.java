package com.workwise.ingest.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.bench.process.Cpu;
import com.workwise.ingest.bench.scenario.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportTest {

    private static final List<List<Measurement>> ROUNDS = List.of(
            List.of(measured("floor inserts", 1_000, 0.5), measured("drain inserts", 1_000, 1)),
            List.of(measured("floor inserts", 1_000, 1), measured("drain inserts", 1_000, 1.25)),
            List.of(measured("floor inserts", 1_000, 2), measured("drain inserts", 1_000, 2)));

    private final Report report = new Report(new Setup(Map.of("commit", "<none>")), ROUNDS);

    private static Measurement measured(String name, long records, double seconds) {
        Cpu cpu = new Cpu(Map.of("worker", seconds / 10));
        return new Measurement(
                name,
                "floor inserts",
                records,
                seconds,
                seconds + 4,
                cpu,
                3,
                400_000_000,
                200_000_000,
                Map.of(),
                Map.of("p99 ms", seconds * 10));
    }

    @Test
    void comparesWithTheFloorOfTheSameRound() {
        Line drain = Line.of(ROUNDS).getLast();

        // 0.5 / 1, 1 / 1.25, 2 / 2
        assertThat(drain.ratio()).isEqualTo(new Spread(0.5, 0.8, 1));
        assertThat(drain.rate()).isEqualTo(new Spread(500, 800, 1_000));
    }

    @Test
    void comparesTheFloorWithNothing() {
        assertThat(Line.of(ROUNDS).getFirst().ratio()).isNull();
    }

    @Test
    void tellsTheCpuOfARecordInMicroseconds() {
        assertThat(Line.of(ROUNDS).getLast().cpuPerRecord().get("worker")).isEqualTo(125);
    }

    @Test
    void showsEachScenarioInOneRow() {
        assertThat(report.text().lines().filter(line -> line.startsWith("drain inserts") && !line.contains("p99")))
                .singleElement()
                .asString()
                .contains(" 800 ", "500 – 1,000", " 0.80 ", "125.0", " 400 ", " 200");
    }

    @Test
    void showsEachFurtherFigureInARow() {
        assertThat(report.text().lines().filter(line -> line.startsWith("drain inserts") && line.contains("p99 ms")))
                .singleElement()
                .asString()
                .contains(" 12.50 ", "10.00 – 20.00");
    }

    @Test
    void writesEveryMeasurementAsJson(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("new/report.json");
        report.writeJson(file);

        JsonNode json = new JsonMapper().readTree(Files.readString(file));
        assertThat(json.at("/rounds/2/1/name").asString()).isEqualTo("drain inserts");
        assertThat(json.at("/rounds/2/1/seconds").asDouble()).isEqualTo(2);
        assertThat(json.at("/summary/1/ratio/median").asDouble()).isEqualTo(0.8);
    }

    @Test
    void writesAPageThatNeedsNothingElse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("report.html");
        report.writeHtml(file);

        assertThat(Files.readString(file))
                .contains("<svg", "<td>drain inserts</td>", "commit: &lt;none&gt;")
                .doesNotContain("<script", "http:", "https:", "src=", "<none>");
    }
}
