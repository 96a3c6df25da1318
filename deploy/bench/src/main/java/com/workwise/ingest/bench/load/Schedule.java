package com.workwise.ingest.bench.load;

/**
 * When each request is to be sent, whatever becomes of the others.
 *
 * @param rate postings a second
 * @param batch postings a request
 */
public record Schedule(double rate, int batch, int requests) {

    public static Schedule of(double rate, int batch, double seconds) {
        return new Schedule(rate, batch, Math.max(1, (int) Math.round(rate * seconds / batch)));
    }

    /** A single request. */
    public static Schedule once(int batch) {
        return new Schedule(batch, batch, 1);
    }

    /**
     * From its number, and not from the one before it, so that roundings do not add up.
     *
     * @param request from 0 on
     * @return nanoseconds after the start
     */
    public long at(int request) {
        return Math.round((double) request * batch * 1e9 / rate);
    }

    /** Nanoseconds from the start to the last request. */
    public long length() {
        return at(requests - 1);
    }

    public int postings() {
        return requests * batch;
    }
}
