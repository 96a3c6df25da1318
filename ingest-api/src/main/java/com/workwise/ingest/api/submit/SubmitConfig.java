package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.BatchRegistry;
import com.workwise.ingest.api.Publisher;
import com.workwise.ingest.wire.Limits;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubmitSettings.class)
@Import(SubmitController.class)
public class SubmitConfig {

    private static final int PARSING_QUEUE = 256;
    private static final int IDLE_SECONDS = 60;
    private static final int HEAP_SHARE = 4;

    @Bean
    ByteBudget requestBytes(SubmitSettings settings) {
        long share = Math.max(Limits.REQUEST_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
        return new ByteBudget(Math.min(settings.maxInFlight().toBytes(), share));
    }

    @Bean
    MeterBinder requestBytesInFlight(ByteBudget requestBytes) {
        return registry -> Gauge.builder("ingest.api.request.bytes", requestBytes, ByteBudget::taken)
                .description("Bytes of request bodies in memory")
                .baseUnit("bytes")
                .register(registry);
    }

    @Bean
    BodyReader bodyReader(ByteBudget requestBytes, SubmitSettings settings) {
        return new BodyReader(requestBytes, settings.bodyTimeout());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler batchParsing(SubmitSettings settings) {
        return Schedulers.newBoundedElastic(settings.parsers(), PARSING_QUEUE, "parse", IDLE_SECONDS, true);
    }

    @Bean
    SubmitFlow submitFlow(
            Scheduler batchParsing, SubmitSettings settings, BatchRegistry registry, Publisher publisher) {
        InstantSource clock = InstantSource.system();
        return new SubmitFlow(
                batchParsing,
                settings.gzipRatio(),
                new ReceiptClock(clock),
                new BatchIds(clock, new SecureRandom()),
                registry,
                publisher);
    }
}
