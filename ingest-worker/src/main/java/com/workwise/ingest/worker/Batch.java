package com.workwise.ingest.worker;

import java.util.List;

/** A micro-batch of one lane, in the order of arrival: what is stored in one transaction. Never empty. */
public record Batch(List<Checked> items) {

    public Batch {
        items = List.copyOf(items);
    }

    public int size() {
        return items.size();
    }

    public List<Checked.Refused> refused() {
        return items.stream()
                .filter(Checked.Refused.class::isInstance)
                .map(Checked.Refused.class::cast)
                .toList();
    }

    public Batch part(int from, int to) {
        return new Batch(items.subList(from, to));
    }

    /** All offsets of the batch may be committed. */
    public void settle() {
        items.forEach(item -> item.delivery().receipt().settle());
    }
}
