package com.workwise.ingest.worker;

/**
 * Why the database did not store a batch.
 *
 * @param sqlState five characters, or empty when the fault did not come from PostgreSQL
 * @param name the class of the fault in words, e.g. {@code integrity_constraint_violation}
 * @param message for people; bounded, and free of the posting's text
 */
public record StoreFault(Kind kind, String sqlState, String name, String message) {

    /** Who is at fault, and so what is to be done. */
    public enum Kind {
        /** The data: isolate the record. */
        DATA,
        /** Two transactions met: try again at once; the database is well. */
        CONFLICT,
        /** The database or the way to it: wait. */
        OUTAGE,
        /** The schema or the rights: wait, and call an operator. */
        SCHEMA,
        /** Too many records of one batch at once: wait, and call an operator. */
        FLOOD
    }
}
