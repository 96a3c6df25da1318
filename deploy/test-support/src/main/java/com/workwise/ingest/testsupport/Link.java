package com.workwise.ingest.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection through a proxy: the client's half, and the target's half unless it was born in a hole. */
final class Link {

    private final Socket client;
    private final @Nullable Socket target;
    private final List<Pump> pumps;
    private volatile boolean dead;
    private volatile boolean closed;

    /** @param target null = what the client sends goes nowhere */
    Link(Network network, Socket client, @Nullable Socket target) {
        this.client = client;
        this.target = target;
        this.dead = target == null;
        this.pumps = target == null
                ? List.of(new Pump(this, network, client, client))
                : List.of(new Pump(this, network, client, target), new Pump(this, network, target, client));
    }

    void start() {
        pumps.forEach(Pump::start);
    }

    /** From now on nothing of it arrives, and neither side hears that the other has gone. */
    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    boolean isClosed() {
        return closed;
    }

    /** As the client sees it. */
    boolean isOpen() {
        return !closed && !(dead && pumps.getFirst().hasEnded());
    }

    /** Called by a pump whose source has no more to send. */
    void ended() {
        if (!dead && pumps.stream().allMatch(Pump::hasEnded)) {
            close();
        }
    }

    /** Called by a pump that cannot go on: the other side learns of it as abruptly. */
    void broken() {
        if (!dead && !closed) {
            reset();
        }
    }

    /** Both sides get a RST. */
    void reset() {
        try {
            client.setSoLinger(true, 0);
            if (target != null) {
                target.setSoLinger(true, 0);
            }
        } catch (IOException alreadyClosed) {
            closed = true;
        }
        close();
    }

    void close() {
        closed = true;
        closeQuietly(client);
        if (target != null) {
            closeQuietly(target);
        }
        pumps.forEach(Pump::interrupt);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            return;
        }
    }
}
