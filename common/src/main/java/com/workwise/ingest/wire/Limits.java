package com.workwise.ingest.wire;

/** Sizes that both sides of {@code jobs.raw} keep to. */
public final class Limits {

    /** Bytes of one posting's JSON at the API. Small enough that its dead letter with headers fits any topic. */
    public static final int ITEM_BYTES = 256 * 1024;

    /** Items in one HTTP batch. */
    public static final int BATCH_ITEMS = 10_000;

    /** Bytes of one HTTP request's body. */
    public static final int REQUEST_BYTES = 32 * 1024 * 1024;

    /** Bytes of {@code jobs.raw} records (Kafka's own default for {@code max.message.bytes}). */
    public static final int RAW_RECORD_BYTES = 1_048_588;

    /** Bytes of dead letters: a record of the largest size plus our bounded headers must always fit. */
    public static final int DEAD_LETTER_BYTES = 2 * RAW_RECORD_BYTES;

    /** Nested objects and arrays in one posting. */
    public static final int JSON_DEPTH = 32;

    /** Characters of one number. */
    public static final int JSON_NUMBER_LENGTH = 100;

    /** Characters of one property's name. */
    public static final int JSON_NAME_LENGTH = 1_000;

    private Limits() {}
}
