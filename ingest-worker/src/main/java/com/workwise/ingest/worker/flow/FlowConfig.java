package com.workwise.ingest.worker.flow;

import com.workwise.ingest.worker.Check;
import com.workwise.ingest.worker.DeadLetters;
import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.JobStore;
import com.workwise.ingest.worker.Precondition;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The package's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FlowSettings.class)
public class FlowConfig {

    @Bean
    FlowMetrics flowMetrics(MeterRegistry registry) {
        return new FlowMetrics(registry);
    }

    @Bean
    FlowLifecycle flowLifecycle(
            Intake intake,
            Check check,
            JobStore store,
            DeadLetters deadLetters,
            FlowMetrics metrics,
            List<Precondition> preconditions,
            FlowSettings settings) {
        IngestFlow flow = new IngestFlow(intake, check, store, deadLetters, metrics);
        return new FlowLifecycle(flow, intake, preconditions, settings);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LivenessWatch livenessWatch(
            Intake intake,
            JobStore store,
            DeadLetters deadLetters,
            FlowMetrics metrics,
            FlowSettings settings,
            ApplicationEventPublisher events) {
        Watchdog watchdog =
                new Watchdog(intake, store, deadLetters, metrics::settled, settings.stall(), Clock.systemUTC());
        return new LivenessWatch(watchdog, events);
    }
}
