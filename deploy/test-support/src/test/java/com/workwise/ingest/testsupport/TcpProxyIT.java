package com.workwise.ingest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.workwise.ingest.embedded.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TcpProxyIT {

    private static final int SILENCE_MS = 300;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(Ports.free(), 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::serve);
        proxy = TcpProxy.before(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void passesBytesAndEndsOfStreamOn() throws IOException {
        Socket client = connect();
        assertThat(answer(client, 7)).isEqualTo(7);
        assertThat(proxy.connections()).isEqualTo(1);

        client.shutdownOutput();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await().atMost(Duration.ofSeconds(5)).until(() -> proxy.connections() == 0);
        assertThat(proxy.swallowed()).isZero();
    }

    @Test
    void losesForEverWhatWasConnectedInAHole() throws IOException {
        Socket before = connect();
        assertThat(answer(before, 1)).isEqualTo(1);

        proxy.hole();
        Socket within = connect();
        isSilent(before);
        isSilent(within);
        assertThat(proxy.swallowed()).isEqualTo(8);
        assertThat(proxy.connections()).isEqualTo(2);

        proxy.pass();
        isSilent(before);
        isSilent(within);
        assertThat(proxy.swallowed()).isEqualTo(16);
        assertThat(answer(connect(), 3)).isEqualTo(3);
    }

    @Test
    void tellsNeitherSideOfAHoleThatTheOtherHungUp() throws IOException {
        Socket client = connect();
        assertThat(answer(client, 1)).isEqualTo(1);
        proxy.hole();
        client.close();
        await().atMost(Duration.ofSeconds(5)).until(() -> proxy.connections() == 0);
        Socket server = sockets.getFirst();
        await().during(Duration.ofMillis(SILENCE_MS)).until(() -> !server.isClosed());
    }

    @Test
    void deliversAfterAStallWhatWaitedInIt() throws IOException {
        Socket before = connect();
        proxy.stall();
        Socket within = connect();
        isSilent(before);
        isSilent(within);
        proxy.pass();
        assertThat(read(before)).isEqualTo(99);
        assertThat(read(within)).isEqualTo(99);
        assertThat(proxy.swallowed()).isZero();
    }

    @Test
    void losesWhatWaitedInAStallThatBecomesAHole() throws IOException {
        Socket client = connect();
        proxy.stall();
        isSilent(client);
        proxy.hole();
        await().atMost(Duration.ofSeconds(5)).until(() -> proxy.swallowed() == 4);
        proxy.pass();
        isSilent(client);
    }

    @Test
    void delaysEachChunkAndKeepsTheOrder() throws IOException {
        Socket client = connect();
        proxy.latency(Duration.ofMillis(50), Duration.ofMillis(150));
        long began = System.nanoTime();
        assertThat(answer(client, 0)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));

        began = System.nanoTime();
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        client.setTcpNoDelay(true);
        for (int i = 0; i < 200; i++) {
            out.writeInt(i);
        }
        for (int i : IntStream.range(0, 200).toArray()) {
            assertThat(read(client)).isEqualTo(i);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void refusesAndListensAgainOnItsPort() throws IOException {
        Socket client = connect();
        assertThat(answer(client, 1)).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            proxy.refuse();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            proxy.pass();
            assertThat(answer(connect(), 2)).isEqualTo(2);
        }
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void resetsOldAndNewConnections() throws IOException {
        Socket client = connect();
        assertThat(answer(client, 1)).isEqualTo(1);
        proxy.reset();
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThatThrownBy(() -> answer(connect(), 2)).isInstanceOf(SocketException.class);
        proxy.pass();
        assertThat(answer(connect(), 3)).isEqualTo(3);
    }

    @Test
    void resetsAClientWhoseTargetIsNotThere() throws IOException {
        echo.close();
        assertThatThrownBy(() -> answer(connect(), 1)).isInstanceOf(SocketException.class);
        assertThat(proxy.connections()).isZero();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), proxy.port());
        sockets.add(socket);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int answer(Socket socket, int number) throws IOException {
        new DataOutputStream(socket.getOutputStream()).writeInt(number);
        return read(socket);
    }

    private static int read(Socket socket) throws IOException {
        return new DataInputStream(socket.getInputStream()).readInt();
    }

    private static void isSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> answer(socket, 99)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = echo.accept();
                sockets.addFirst(socket);
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException ended) {
            return;
        }
    }
}
