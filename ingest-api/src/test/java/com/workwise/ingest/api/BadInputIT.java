package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.Reason;
import com.workwise.ingest.ValidationLevel;
import com.workwise.ingest.rules.JobRules;
import com.workwise.ingest.rules.Verdict;
import com.workwise.ingest.testsupport.TestServices;
import com.workwise.ingest.testsupport.TopicReader;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.RawJobReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bad-input catalogue over HTTP: the tables are {@link BadBody}, {@link BadLines}, {@link BadPosting} and {@link BadRequest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputIT {

    private final String topic = TestServices.uniqueTopic("raw");

    /** Accepted items of each batch that was answered 202 or 207. */
    private final Map<String, Integer> accepted = new HashMap<>();

    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.startOnSharedServices(topic);
    }

    @AfterAll
    void isAsWellAsBeforeAndHasPublishedNothingThatItRefused() {
        try {
            note(api.send(api.post(RunningApi.BATCHES, Requests.GOOD)));
            assertThat(api.metric("ingest_api_request_bytes")).isZero();
            Map<String, Integer> published = TopicReader.read(topic, Integer.MAX_VALUE, Duration.ofSeconds(2)).stream()
                    .collect(Collectors.toMap(BadInputIT::batchOf, record -> 1, Integer::sum));
            assertThat(published).isEqualTo(accepted);
        } finally {
            api.close();
        }
    }

    static List<BadBody> bodies() {
        return BadBody.all();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void body(BadBody row) {
        RunningApi.Answer answer = api.send(api.post(RunningApi.BATCHES, row.body()));
        if (row.code().isEmpty()) {
            assertThat(answer.status()).isEqualTo(row.status());
            note(answer);
        } else {
            ProblemAnswer.assertProblem(answer, row.status(), row.code());
        }
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(2));
    }

    static List<BadLines> lines() {
        return BadLines.all();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void lines(BadLines row) {
        RunningApi.Answer answer =
                api.send(api.post(RunningApi.BATCHES, row.body()).setHeader("Content-Type", "application/x-ndjson"));
        assertThat(answer.status()).isEqualTo(row.status());
        if (answer.status() < 300) {
            note(answer);
        }
        assertThat(BadLines.codesOf(answer.json())).isEqualTo(row.codes());
    }

    static List<BadPosting> postings() {
        return BadPosting.all();
    }

    /** Beside a good one, which must not suffer. */
    @ParameterizedTest
    @MethodSource("postings")
    void posting(BadPosting row) {
        RunningApi.Answer answer =
                api.submit("{\"items\":[" + row.json() + ",{\"externalId\":\"good\",\"title\":\"Baker\"}]}");
        note(answer);
        if (row.edge().equals("taken")) {
            assertThat(answer.status()).isEqualTo(202);
            byte[] json = row.json().getBytes(StandardCharsets.UTF_8);
            assertThat(verdict(json, ValidationLevel.MODERATE)).as("moderate").isEqualTo(row.moderate());
            assertThat(verdict(json, ValidationLevel.STRICT)).as("strict").isEqualTo(row.strict());
        } else {
            assertThat(answer.status()).isEqualTo(207);
            assertThat(answer.json().path("errors").path(0).path("code").asString())
                    .isEqualTo(row.edge());
            assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                    .startsWith("/items/0");
        }
    }

    static List<SyntaxCase> syntax() {
        return SyntaxCase.all();
    }

    @ParameterizedTest
    @MethodSource("syntax")
    void syntax(SyntaxCase each) {
        RunningApi.Answer answer = api.send(api.post(RunningApi.BATCHES, each.batch()));
        if (each.readable()) {
            assertThat(answer.status()).isEqualTo(202);
            note(answer);
        } else {
            assertThat(answer.status()).isIn(400, 422);
        }
    }

    static List<BadRequest> requests() {
        return BadRequest.all();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void request(BadRequest row) {
        RawHttp.Exchange exchange = RawHttp.exchange(api.port(), row.bytes(), row.end());
        assertThat(exchange.responses()).hasSize(1);
        RawHttp.Response response = exchange.responses().getFirst();
        if (response.status() == 202) {
            accepted.put(response.json().path("batchId").asString(), 1);
        }
        assertThat(response.status()).isEqualTo(row.status());
        assertThat(response.code()).isEqualTo(row.code());
        assertThat(exchange.end()).isEqualTo(row.end());
        assertThat(exchange.text()).doesNotContain("evil", "Exception");
    }

    /** The answer comes while the client still sends: were the connection simply closed, its reset would overtake it. */
    @Test
    void tellsWhyALargeBodyIsRefusedThoughNobodyReadsIt() {
        for (int i = 0; i < 5; i++) {
            RawHttp.Exchange exchange =
                    RawHttp.exchange(api.port(), Requests.post(new byte[Limits.REQUEST_BYTES + 8 * 1024 * 1024]));
            assertThat(exchange.responses()).extracting(RawHttp.Response::code).containsExactly("request_too_large");
            assertThat(exchange.end()).isEqualTo(RawHttp.End.CLOSED);
        }
    }

    private void note(RunningApi.Answer answer) {
        assertThat(answer.status()).isIn(202, 207);
        accepted.put(
                answer.json().path("batchId").asString(),
                answer.json().path("accepted").asInt());
    }

    private static String batchOf(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("workwise-batch-id").value(), StandardCharsets.UTF_8);
    }

    private static String verdict(byte[] json, ValidationLevel level) {
        return switch (RawJobReader.read(json)) {
            case RawJobReader.Reading.Unreadable unreadable ->
                "unreadable " + unreadable.reason().code();
            case RawJobReader.Reading.Readable readable ->
                switch (JobRules.check(readable.job(), null, level)) {
                    case Verdict.Accepted stored ->
                        stored.warnings().isEmpty() ? "stored" : "mended " + codes(stored.warnings());
                    case Verdict.Refused refused -> "refused " + codes(refused.reasons());
                };
        };
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).distinct().collect(Collectors.joining(" "));
    }
}
