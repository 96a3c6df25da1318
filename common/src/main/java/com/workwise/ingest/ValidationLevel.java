package com.workwise.ingest;

import java.util.Locale;
import java.util.Optional;

/** How much a posting must bring to be stored. */
public enum ValidationLevel {
    /** Every field, strict formats, nothing is repaired: a posting is stored as sent or refused. */
    STRICT,
    /** An externalId and a title; what else is there must be well-formed. Titles are cut, invisible characters cleaned. */
    MODERATE,
    /** An externalId and a title; anything else that does not fit is coerced, cut or dropped, with a warning. */
    LENIENT;

    /** @return empty when the text names no level; case does not matter */
    public static Optional<ValidationLevel> parse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "STRICT" -> Optional.of(STRICT);
            case "MODERATE" -> Optional.of(MODERATE);
            case "LENIENT" -> Optional.of(LENIENT);
            default -> Optional.empty();
        };
    }
}
