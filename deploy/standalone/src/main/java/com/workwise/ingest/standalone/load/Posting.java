package com.workwise.ingest.standalone.load;

/**
 * The bytes of one posting, exactly as they stand in the file.
 *
 * @param unit what a file of this kind counts: lines or items
 * @param number of the unit, from 1
 */
record Posting(String unit, long number, byte[] json) {

    String place() {
        return unit + " " + number;
    }
}
