package com.workwise.ingest.api.submit;

import com.workwise.ingest.wire.Limits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Why bytes are no JSON that we read. The parser's own words can quote them, so only the place is told. */
record Malformed(String code, String message) {

    /**
     * @param what could not be read
     * @param skipped bytes of it that the parser did not see
     */
    static Malformed of(JacksonException malformed, String what, int skipped) {
        if (malformed instanceof StreamConstraintsException) {
            return new Malformed(
                    "json_limit",
                    "Nested deeper than " + Limits.JSON_DEPTH + " levels an item, or a name over "
                            + Limits.JSON_NAME_LENGTH + " characters, or a number over " + Limits.JSON_NUMBER_LENGTH
                            + ".");
        }
        long offset =
                malformed.getLocation() == null ? -1 : malformed.getLocation().getByteOffset();
        String place = offset < 0 ? "" : " near byte " + (offset + skipped);
        String message = malformed.getOriginalMessage();
        return message != null && message.startsWith("Duplicate")
                ? new Malformed(
                        "duplicate_property", "An object holds the same property twice" + place + ". Send each once.")
                : new Malformed("malformed_json", "The " + what + " is not valid JSON, or is cut off," + place + ".");
    }
}
