package com.workwise.ingest.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.api.ProblemException;
import com.workwise.ingest.wire.Limits;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

final class BodyReaderTest {

    private static final int MB = 1024 * 1024;

    private final ByteBudget budget = new ByteBudget(40L * MB);
    private final BodyReader reader = new BodyReader(budget, Duration.ofSeconds(30));

    @Test
    void joinsTheChunksAndHoldsTheirBytesUntilClosed() {
        StepVerifier.create(reader.read(request(-1, Flux.range(0, 3).map(i -> chunk(i, 10_000)))))
                .assertNext(body -> {
                    assertThat(body.length()).isEqualTo(30_000);
                    assertThat(Arrays.copyOfRange(body.bytes(), 9_999, 10_001)).containsExactly(0, 1);
                    assertThat(budget.taken()).isEqualTo(body.bytes().length);
                    body.use().abandon();
                    assertThat(budget.taken()).as("in use").isPositive();
                    body.close();
                    body.close();
                })
                .verifyComplete();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void reservesTheLengthToldBeforeTheFirstByte() {
        StepVerifier.create(reader.read(request(30L * MB, Flux.never())))
                .then(() -> assertThat(budget.taken()).isEqualTo(30L * MB))
                .then(() -> assertRefused(request(30L * MB, Flux.never()), "overloaded"))
                .thenCancel()
                .verify();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void refusesAtOnceWhatSaysThatItIsTooLarge() {
        assertRefused(request(Limits.REQUEST_BYTES + 1L, Flux.never()), "request_too_large");
    }

    @Test
    void stopsReadingWhatTurnsOutToBeTooLarge() {
        Flux<DataBuffer> endless = Flux.generate(sink -> sink.next(chunk(1, MB)));
        assertRefused(request(-1, endless), "request_too_large");
        assertThat(budget.taken()).isZero();
    }

    @Test
    void refusesWhatDoesNotFitBesideOthers() {
        assertThat(budget.tryTake(30L * MB)).isTrue();
        assertRefused(request(-1, Flux.range(0, 20).map(i -> chunk(i, MB))), "overloaded");
        assertThat(budget.taken()).isEqualTo(30L * MB);
    }

    @Test
    void doesNotWaitForEverForTheRest() {
        StepVerifier.withVirtualTime(() -> reader.read(request(1_000, Flux.<DataBuffer>never())))
                .thenAwait(Duration.ofSeconds(31))
                .verifyErrorSatisfies(error -> assertThat(codeOf(error)).isEqualTo("request_timeout"));
        assertThat(budget.taken()).isZero();
    }

    private void assertRefused(ServerHttpRequest request, String code) {
        StepVerifier.create(reader.read(request))
                .verifyErrorSatisfies(error -> assertThat(codeOf(error)).isEqualTo(code));
    }

    private static String codeOf(Throwable error) {
        return ((ProblemException) error).problem().code();
    }

    private static DataBuffer chunk(int content, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private static ServerHttpRequest request(long length, Flux<DataBuffer> body) {
        MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest.method(HttpMethod.POST, "/");
        return (length < 0 ? request : request.contentLength(length)).body(body);
    }
}
