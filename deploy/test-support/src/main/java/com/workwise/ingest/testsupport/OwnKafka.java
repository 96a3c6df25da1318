package com.workwise.ingest.testsupport;

/** A Kafka of one broker, with no topics at first. */
public interface OwnKafka extends OwnService {

    String bootstrapServers();
}
