package com.workwise.ingest.api.deadletters;

import java.util.ArrayList;
import java.util.List;

/** Terms of a WHERE clause and the values that they bind. */
public final class Conditions {

    private final List<String> terms = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param term with {@code ?} where the value goes */
    public void add(String term, Object value) {
        terms.add(term.replace("?", bound(value)));
    }

    /** {@link #add}, for a chain. */
    public Conditions and(String term, Object value) {
        add(term, value);
        return this;
    }

    /** Binds a value that stands elsewhere in the statement. @return its mark, e.g. {@code $3} */
    public String bound(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    public String where() {
        return terms.isEmpty() ? "true" : String.join(" AND ", terms);
    }

    /** In the order of their marks. */
    public Object[] values() {
        return values.toArray();
    }
}
