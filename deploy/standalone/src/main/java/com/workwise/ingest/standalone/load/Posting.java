package com.workwise.ingest.standalone.load;

/**
 * The bytes of one posting, exactly as they stand in the file.
 *
 * @param place where, for people: {@code line 12} or {@code item 12}, from 1
 */
record Posting(String place, byte[] json) {}
