package com.workwise.ingest.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.testsupport.TestServices;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 60 of the bad-input catalogue and its like, with shorter limits than the API's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowClientsIT {

    private static final int CONNECTIONS = 60;
    private static final int SLOW = 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private RunningApi api;

    @BeforeAll
    void start() {
        api = RunningApi.startOnSharedServices(
                TestServices.uniqueTopic("raw"),
                "--ingest.api.edge.header-timeout=700ms",
                "--ingest.api.edge.request-timeout=1200ms",
                "--ingest.api.submit.body-timeout=900ms",
                "--server.netty.idle-timeout=2s",
                "--ingest.api.edge.max-connections=" + CONNECTIONS);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing at all                   | 0
            headers, byte by byte            | 408
            body, byte by byte               | 408
            chunks without end               | 408
            body shorter than its length     | 408
            body nobody reads, byte by byte  | 401
            a second head, byte by byte      | 404
            """)
    void endsAConnectionThatIsTooSlow(String how, int status) throws IOException {
        long start = System.nanoTime();
        RawHttp.Exchange exchange = slowly(how);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(exchange.end()).isNotEqualTo(RawHttp.End.STILL_OPEN);
        if (status == 0) {
            assertThat(exchange.responses()).isEmpty();
        } else {
            assertThat(exchange.responses().getFirst().status()).isEqualTo(status);
        }
        if (status == 408) {
            assertThat(exchange.responses()).hasSize(1);
            assertThat(exchange.responses().getFirst().code()).isEqualTo("request_timeout");
        }
        if (how.startsWith("a second")) {
            assertThat(exchange.responses())
                    .extracting(RawHttp.Response::status)
                    .containsExactly(404, 408);
        }
    }

    @Test
    void servesOthersMeanwhile() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RawHttp.Exchange>> slow = new ArrayList<>();
            for (int i = 0; i < SLOW; i++) {
                String how = i % 2 == 0 ? "headers, byte by byte" : "body, byte by byte";
                slow.add(clients.submit(() -> slowly(how)));
            }
            List<Duration> took = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                RunningApi.Answer answer = api.send(api.post(RunningApi.BATCHES, Requests.GOOD));
                assertThat(answer.status()).isEqualTo(202);
                took.add(answer.took());
            }
            assertThat(Collections.max(took)).isLessThan(Duration.ofSeconds(1));
            for (Future<RawHttp.Exchange> each : slow) {
                assertThat(each.get().end()).isNotEqualTo(RawHttp.End.STILL_OPEN);
            }
        }
        assertThat(api.metric("ingest_api_request_bytes")).isZero();
    }

    @Test
    void refusesAConnectionTooManyAndServesTheOthers() throws IOException {
        assertThat(api.submit("{}").status()).isEqualTo(400);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                sockets.add(new Socket("127.0.0.1", api.port()));
            }
            while (api.metric("ingest_api_connections") < CONNECTIONS) {
                Thread.onSpinWait();
            }
            RawHttp.Exchange refused = RawHttp.exchange(api.port(), Requests.post(Requests.GOOD));
            assertThat(refused.end()).isEqualTo(RawHttp.End.CLOSED);
            assertThat(refused.responses()).hasSize(1);
            assertThat(refused.responses().getFirst().code()).isEqualTo("too_many_connections");
            assertThat(refused.responses().getFirst().head()).containsIgnoringCase("Retry-After: ");
            assertThat(api.submit("{}").status()).as("one that was open before").isEqualTo(400);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(RawHttp.exchange(api.port(), Requests.post(Requests.GOOD))
                        .responses()
                        .getFirst()
                        .status())
                .as("when the others are gone")
                .isIn(202, 503);
    }

    private RawHttp.Exchange slowly(String how) throws IOException {
        byte[] start = switch (how) {
            case "body, byte by byte" -> Requests.post(new byte[0], "Content-Length: 1000");
            case "chunks without end" -> Requests.post(new byte[0], "Content-Length:-", "Transfer-Encoding: chunked");
            case "body shorter than its length" -> Requests.post(Requests.GOOD, "Content-Length: 1000");
            case "body nobody reads, byte by byte" ->
                Requests.post(new byte[0], "Content-Length: 1000", "Authorization: Bearer wrong");
            case "a second head, byte by byte" -> Requests.lines("GET /api/v1/jobs/none HTTP/1.1", "Host: a");
            default -> new byte[0];
        };
        String drip = switch (how) {
            case "nothing at all", "body shorter than its length" -> "";
            case "chunks without end" -> "1\r\n \r\n";
            default -> "GET / HTTP/1.1 and so on, and so on ";
        };
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.getOutputStream().write(start);
            return drip(socket, Requests.utf8(drip));
        }
    }

    /** Writes until the server ends the connection, or for as long as it may take at the most. */
    private static RawHttp.Exchange drip(Socket socket, byte[] drip) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        int at = 0;
        StringBuilder got = new StringBuilder();
        socket.setSoTimeout(50);
        while (System.nanoTime() < end) {
            try {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return RawHttp.ended(got.toString());
                }
                got.append((char) next);
            } catch (SocketTimeoutException open) {
                if (drip.length > 0) {
                    socket.getOutputStream().write(drip[at++ % drip.length]);
                }
            }
        }
        throw new AssertionError("still open; answered so far: " + got);
    }
}
