package com.workwise.ingest.testsupport;

/** Where the services come from. Both sources give the same versions, settings and credentials. */
interface ServiceSource {

    /** @return host:port of a started Kafka */
    String startKafka();

    /** @return host:port of a started PostgreSQL */
    String startPostgres();

    /** Started, and new each time. */
    OwnKafka ownKafka();

    /** Started, and new each time. */
    OwnPostgres ownPostgres();
}
