package com.workwise.ingest.worker.status;

import com.workwise.ingest.rules.CheckPolicy;
import com.workwise.ingest.worker.Circuit;
import com.workwise.ingest.worker.Intake;
import com.workwise.ingest.worker.Progress;
import com.workwise.ingest.worker.Status;
import com.workwise.ingest.worker.StatusBoard;
import com.workwise.ingest.worker.Worker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** The stage's public door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StatusSettings.class, StatusSettings.Name.class})
public class StatusConfig {

    @Bean
    Worker worker(StatusSettings.Name configured) {
        return new Worker(UUID.randomUUID(), name(configured), Instant.now());
    }

    @Bean
    Heartbeat heartbeat(
            Worker worker,
            StatusBoard board,
            Circuit circuit,
            Progress progress,
            Intake intake,
            @Qualifier("workerCheckPolicy") CheckPolicy policy,
            StatusSettings settings) {
        Rate rate = new Rate(progress, Clock.systemUTC());
        Supplier<Status> status = () -> new Status(
                worker, circuit.state(), circuit.openedAt(), rate.perSecond(), intake.bytesInFlight(), policy);
        return new Heartbeat(board, worker, status, settings.interval(), Schedulers.parallel());
    }

    private static String name(StatusSettings.Name configured) {
        try {
            return configured.name().isBlank() ? InetAddress.getLocalHost().getHostName() : configured.name();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}
