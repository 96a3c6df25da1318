package com.workwise.ingest.api.publish;

import com.workwise.ingest.api.Publisher;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PublishSettings.class, TopicSettings.class})
public class PublishConfig {

    private static final int IDLE_SECONDS = 60;

    @Bean(destroyMethod = "dispose")
    Disposable apiTopicMaker(KafkaProperties kafka, TopicSettings topics) {
        return new TopicMaker(kafka.buildAdminProperties(), topics).start();
    }

    @Bean
    Producer<byte[], byte[]> batchProducer(KafkaProperties kafka, PublishSettings settings) {
        NativeLz4.load();
        return new KafkaProducer<>(ProducerSettings.over(kafka.buildProducerProperties(), settings.timeout()));
    }

    @Bean
    KafkaClientMetrics batchProducerMetrics(Producer<byte[], byte[]> batchProducer) {
        return new KafkaClientMetrics(batchProducer);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler batchSending(PublishSettings settings) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("publish-");
        threads.setDaemon(true);
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                settings.senders(),
                settings.senders(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                threads);
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor, "publish");
    }

    @Bean
    Publisher publisher(
            Producer<byte[], byte[]> batchProducer,
            Scheduler batchSending,
            TopicSettings topics,
            PublishSettings settings) {
        return new KafkaPublisher(batchProducer, topics.raw(), batchSending, settings.timeout());
    }
}
