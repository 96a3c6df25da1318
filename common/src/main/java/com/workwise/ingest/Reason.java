package com.workwise.ingest;

/**
 * Why a posting was refused, or what was changed in it.
 *
 * @param code stable and machine-readable, {@code field.problem}, e.g. {@code title.too_short}
 * @param pointer JSON Pointer (RFC 6901) into the posting; empty = the whole posting
 * @param message for people: what is wrong and what would be right; never holds the posting's own text
 */
public record Reason(String code, String pointer, String message) {

    public static Reason of(JobField field, String problem, String message) {
        return new Reason(field.json() + "." + problem, "/" + field.json(), message);
    }
}
