package com.workwise.ingest.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.testcontainers.containers.GenericContainer;

/**
 * What a test may do to a container behind Testcontainers' back: the container with its files stays, and so does the
 * port, which is why that is a fixed one.
 */
record OwnContainer(GenericContainer<?> container, DockerClient docker, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLEAN_STOP_SECONDS = 40;

    static OwnContainer of(GenericContainer<?> container) {
        // Testcontainers' own reaper may be switched off.
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new OwnContainer(container, container.getDockerClient(), container.getContainerId());
    }

    void kill() {
        docker.killContainerCmd(id).withSignal("KILL").exec();
        await(state -> !Boolean.TRUE.equals(state.getRunning()));
    }

    /** For a container whose first process is the service itself. */
    void stop() {
        thaw();
        docker.stopContainerCmd(id).withTimeout(CLEAN_STOP_SECONDS).exec();
        await(state -> !Boolean.TRUE.equals(state.getRunning()));
    }

    /** For one whose first process is a shell, which hears no signal and ends after the service. */
    void stop(String program) {
        thaw();
        String signal = "for p in /proc/[0-9]*; do case $(readlink $p/exe) in */%s) kill -TERM ${p#/proc/};; esac; done"
                .formatted(program);
        try {
            container.execInContainer("sh", "-c", signal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a container stopped", e);
        }
        await(state -> !Boolean.TRUE.equals(state.getRunning()));
    }

    void start(BooleanSupplier answers) {
        docker.startContainerCmd(id).exec();
        Awaitility.await().atMost(PATIENCE).until(answers::getAsBoolean);
    }

    void freeze() {
        docker.pauseContainerCmd(id).exec();
    }

    void thaw() {
        if (Boolean.TRUE.equals(state().getPaused())) {
            docker.unpauseContainerCmd(id).exec();
        }
    }

    void close() {
        container.stop();
    }

    private InspectContainerResponse.ContainerState state() {
        return docker.inspectContainerCmd(id).exec().getState();
    }

    private void await(Predicate<InspectContainerResponse.ContainerState> expected) {
        Awaitility.await().atMost(PATIENCE).until(() -> expected.test(state()));
    }
}
