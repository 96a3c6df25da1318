package com.workwise.ingest.worker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.worker.Batch;
import com.workwise.ingest.worker.Deliveries;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The layers together: what only their order decides. */
final class JobStoresTest {

    /** Connects at once and never answers; it can be hung up. */
    private static final class HangingDatabase implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.fromSupplier(() -> silent(PostgresqlConnection.class));
        }

        /** @return what answers every question with a publisher that never does, and hands out others of its kind */
        private static <T> T silent(Class<T> type) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                Class<?> asked = method.getReturnType();
                if (method.getName().equals("close")) {
                    return Mono.empty();
                }
                return asked.isAssignableFrom(Mono.class)
                        ? Mono.never()
                        : asked.isAssignableFrom(Flux.class) ? Flux.never() : silent(asked);
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "hanging";
        }
    }

    @Test
    void callsThatHangToTheirTimeoutOpenTheCircuit() throws InterruptedException {
        StoreSettings settings = settings();
        CircuitBreaker breaker = CircuitBreaker.of("store", JobStores.breakerConfig(settings));
        Batch batch = new Batch(List.of(Deliveries.posting("a", "Welder", Deliveries.NOON, 1)));
        Disposable storing = JobStores.assemble(new HangingDatabase(), breaker, settings, "worker-1")
                .store(batch)
                .subscribe();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (breaker.getState() != CircuitBreaker.State.OPEN && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        storing.dispose();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private static StoreSettings settings() {
        MapConfigurationPropertySource properties = new MapConfigurationPropertySource();
        properties.put("store.timeout", "50ms");
        properties.put("store.retry.first", "10ms");
        return new Binder(properties).bindOrCreate("store", StoreSettings.class);
    }
}
