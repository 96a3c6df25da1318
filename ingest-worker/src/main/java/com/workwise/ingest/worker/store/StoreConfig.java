package com.workwise.ingest.worker.store;

import com.workwise.ingest.worker.Circuit;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Worker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
public class StoreConfig {

    @Bean
    CircuitBreakerRegistry circuitBreakers(StoreSettings settings) {
        return CircuitBreakerRegistry.of(JobStores.breakerConfig(settings));
    }

    @Bean
    CircuitBreaker storeBreaker(CircuitBreakerRegistry circuitBreakers) {
        return circuitBreakers.circuitBreaker("store");
    }

    @Bean
    MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry circuitBreakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
    }

    @Bean
    Circuit circuit(CircuitBreaker storeBreaker) {
        return new BreakerCircuit(storeBreaker, Clock.systemUTC());
    }

    @Bean
    CircuitEndpoint circuitEndpoint(CircuitBreaker storeBreaker, Circuit circuit) {
        return new CircuitEndpoint(storeBreaker, circuit);
    }

    @Bean
    JobStore jobStore(
            ConnectionFactory connections, CircuitBreaker storeBreaker, StoreSettings settings, Worker worker) {
        return JobStores.assemble(connections, storeBreaker, settings, worker.name());
    }

    @Bean
    WorkerRows workerRows(ConnectionFactory connections, StoreSettings settings) {
        return new WorkerRows(connections, settings.timeout());
    }
}
