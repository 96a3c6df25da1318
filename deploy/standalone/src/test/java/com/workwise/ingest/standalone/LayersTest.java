package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LayersTest {

    private final List<String> stopped = new CopyOnWriteArrayList<>();

    @Test
    void stopsInTheOppositeOrderAndOnlyOnce() {
        Layers layers = new Layers();
        start(layers, "database");
        start(layers, "broker");
        start(layers, "application");
        layers.close();
        layers.close();
        assertThat(stopped).containsExactly("application", "broker", "database");
    }

    @Test
    void stopsTheRestWhenOneLayerFailsToStop() {
        Layers layers = new Layers();
        start(layers, "database");
        layers.start("broken", () -> () -> {
            throw new IllegalStateException("stuck");
        });
        layers.close();
        assertThat(stopped).containsExactly("database");
    }

    @Test
    void startsNothingMoreWhenItIsStopping() {
        Layers layers = new Layers();
        layers.close();
        assertThatThrownBy(() -> start(layers, "late")).isInstanceOf(Layers.Stopping.class);
    }

    @Test
    void stopsWhatWasStillStarting() throws InterruptedException {
        Layers layers = new Layers();
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread starter = Thread.ofVirtual()
                .start(() -> layers.start("slow", () -> {
                    starting.countDown();
                    await(goOn);
                    return () -> stopped.add("slow");
                }));
        starting.await();
        Thread stopper = Thread.ofVirtual().start(layers::close);
        goOn.countDown();
        starter.join();
        stopper.join();
        assertThat(stopped).containsExactly("slow");
    }

    private void start(Layers layers, String name) {
        AutoCloseable layer = layers.start(name, () -> () -> stopped.add(name));
        assertThat(layer).isNotNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
