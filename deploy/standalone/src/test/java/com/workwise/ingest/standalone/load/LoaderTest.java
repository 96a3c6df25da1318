package com.workwise.ingest.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void sendsBatchesOfAThousandInTheOrderOfTheFile() throws InterruptedException {
        FakeBatchApi api = new FakeBatchApi();
        assertThat(load(api, numbered(2_500))).isTrue();
        assertThat(api.batches).extracting(List::size).containsExactly(1_000, 1_000, 500);
        assertThat(api.batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(numbered(2_500).lines().toList());
        assertThat(output()).containsPattern("total +2,500 +2,500 +0 +0 +0 +0 +0 ");
    }

    @Test
    void namesLinesThatAreNoJsonAndCountsThemAsRejected() throws InterruptedException {
        FakeBatchApi api = new FakeBatchApi();
        assertThat(load(api, "{\"n\":1}\n{\"n\":\n{\"n\":1,\"n\":2}\n[1]\n{\"n\":3}\n"))
                .isTrue();
        assertThat(api.batches).containsExactly(List.of("{\"n\":1}", "{\"n\":3}"));
        assertThat(output())
                .contains("file: 3 not accepted")
                .contains("  line 2: json.syntax: ")
                .contains("  line 3: json.syntax: a property occurs twice")
                .contains("  line 4: json.not_an_object: ")
                .containsPattern("total +5 +2 +0 +0 +0 +3 +0 ");
    }

    @Test
    void sendsTheRestWhenOnePostingMakesTheWholeRequestUnreadable() throws InterruptedException {
        FakeBatchApi api = new FakeBatchApi().cannotRead("{\"n\":7}");
        assertThat(load(api, numbered(20))).isTrue();
        assertThat(api.batches.stream().flatMap(List::stream)).hasSize(19).doesNotContain("{\"n\":7}");
        assertThat(output())
                .contains("  line 8: json_limit: nested too deep")
                .containsPattern("total +20 +19 .* 1 +0 ");
    }

    @Test
    void countsWhatTheApiRefusesAsRejectedToo() throws InterruptedException {
        assertThat(load(new FakeBatchApi().refusing("{\"n\":1"), numbered(12))).isTrue();
        assertThat(output()).contains("  line 11: item.refused: no").containsPattern("total +12 +9 +0 +0 +0 +3 +0 ");
        said.reset();
        assertThat(load(new FakeBatchApi().refusing("n"), numbered(30))).isTrue();
        assertThat(output()).contains("  and 10 more").containsPattern("total +30 +0 +0 +0 +0 +30 +0 ");
    }

    @Test
    void isNotCompleteWhenABatchFailed() throws InterruptedException {
        assertThat(load(new FakeBatchApi().failing(), numbered(3))).isFalse();
        assertThat(output()).contains("3 postings have no outcome");
    }

    @Test
    void quotesNothingInARequestBody() {
        List<Posting> postings =
                List.of(new Posting("line", 1, bytes(" {\"a\" : \"ü\"}")), new Posting("line", 2, bytes("{}")));
        assertThat(HttpBatchApi.body(postings)).isEqualTo(bytes("{\"items\":[ {\"a\" : \"ü\"},{}]}"));
    }

    @Test
    void shipsASampleOfWhichMostIsJson() throws Exception {
        List<String> lines = new ArrayList<>();
        Source.sample().lines(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        assertThat(lines).hasSizeBetween(290, 320);
        FakeBatchApi api = new FakeBatchApi();
        assertThat(new Loader(api, silent(), out(), Duration.ofMillis(1)).load(List.of(Source.sample())))
                .isTrue();
        assertThat(output()).contains("sample: 2 not accepted");
    }

    private boolean load(BatchApi api, String file) throws InterruptedException {
        return new Loader(api, silent(), out(), Duration.ofMillis(1)).load(List.of(Source.of("file", bytes(file))));
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(n -> "{\"n\":" + n + "}").collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Progress silent() {
        return new Progress() {
            @Override
            public void at(String file, double read, Tally tally, Duration since) {}

            @Override
            public void clear() {}
        };
    }
}
