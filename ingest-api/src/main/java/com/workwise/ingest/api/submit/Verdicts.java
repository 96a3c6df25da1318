package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Item;
import java.util.ArrayList;
import java.util.List;

/** Of a body's items, in their order. */
final class Verdicts {

    private final List<Item> accepted = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    void add(ItemReader.Verdict verdict) {
        switch (verdict) {
            case ItemReader.Usable usable -> accepted.add(usable.item());
            case ItemReader.Refused unusable -> refused.add(unusable.refusal());
        }
    }

    int count() {
        return accepted.size() + refused.size();
    }

    ParsedBatch asBatch() {
        return new ParsedBatch.Readable(count(), accepted, refused);
    }
}
