package com.workwise.ingest.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks the Docker engine the two questions that Testcontainers answers only after minutes of retries: are you there, and
 * do you have, or can you pull, this image.
 */
record DockerEngine(SocketAddress address) {

    private static final Duration QUICK = Duration.ofSeconds(3);
    private static final Duration PULL = Duration.ofMinutes(3);

    static Optional<DockerEngine> answering() {
        return location().map(DockerEngine::new).filter(engine -> engine.status("GET", "/_ping", QUICK) == 200);
    }

    boolean canHave(String image) {
        String path = "/images/" + image + "/json";
        if (status("GET", path, QUICK) == 200) {
            return true;
        }
        int colon = image.lastIndexOf(':');
        status(
                "POST",
                "/images/create?fromImage=" + image.substring(0, colon) + "&tag=" + image.substring(colon + 1),
                PULL);
        return status("GET", path, QUICK) == 200;
    }

    private static Optional<SocketAddress> location() {
        String host = System.getenv("DOCKER_HOST");
        if (host != null && host.startsWith("tcp://")) {
            URI uri = URI.create(host);
            // Containers listen on 127.0.0.1 of the engine's machine.
            return Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()))
                    .filter(address ->
                            address.getAddress() != null && address.getAddress().isLoopbackAddress())
                    .map(SocketAddress.class::cast);
        }
        Stream<String> sockets = host != null && host.startsWith("unix://")
                ? Stream.of(host.substring("unix://".length()))
                : Stream.of(
                        "/var/run/docker.sock",
                        System.getProperty("user.home") + "/.docker/run/docker.sock",
                        System.getenv("XDG_RUNTIME_DIR") + "/docker.sock");
        return sockets.map(Path::of).filter(Files::exists).findFirst().map(UnixDomainSocketAddress::of);
    }

    /** @return the HTTP status after the whole answer was read; 0 = no answer in time */
    private int status(String method, String path, Duration patience) {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        try (SocketChannel channel = SocketChannel.open(
                address instanceof UnixDomainSocketAddress
                        ? StandardProtocolFamily.UNIX
                        : StandardProtocolFamily.INET)) {
            Thread.ofVirtual().start(() -> ask(channel, method + " " + path, answer));
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (IOException | ExecutionException | TimeoutException noAnswer) {
            return 0;
        }
    }

    private void ask(SocketChannel channel, String request, CompletableFuture<Integer> answer) {
        try {
            channel.connect(address);
            channel.write(ByteBuffer.wrap((request + " HTTP/1.0\r\nHost: docker\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            InputStream in = Channels.newInputStream(channel);
            // "HTTP/1.0 200 OK"
            String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            in.transferTo(OutputStream.nullOutputStream());
            answer.complete(Integer.parseInt(line.substring(9)));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
