package com.workwise.ingest.api.submit;

/**
 * Why one item was not taken.
 *
 * @param index of the item, from 0
 * @param pointer JSON Pointer into {@code {"items":[…]}}, also when the items came one a line
 */
record Refusal(int index, String pointer, String code, String message) {

    static Refusal ofItem(int index, String code, String message) {
        return new Refusal(index, "/items/" + index, code, message);
    }

    static Refusal ofField(int index, String field, String code, String message) {
        return new Refusal(index, "/items/" + index + field, code, message);
    }
}
