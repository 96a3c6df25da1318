package com.workwise.ingest.testsupport;

/** A PostgreSQL of its own, whose one database is empty at first. */
public interface OwnPostgres extends OwnService {

    /** Its user is the superuser: it can change settings and gets in when every other connection is taken. */
    Database database();
}
