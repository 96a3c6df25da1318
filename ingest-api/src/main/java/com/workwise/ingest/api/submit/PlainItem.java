package com.workwise.ingest.api.submit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.LongText;
import com.workwise.ingest.wire.PlainJson;
import org.jspecify.annotations.Nullable;

/** An item that can be read without the parser. */
final class PlainItem {

    private final PlainJson json;
    private @Nullable String externalId;

    private PlainItem(PlainJson json) {
        this.json = json;
    }

    /** @return its externalId; null when it is not plain */
    static @Nullable String externalId(PlainJson json) {
        PlainItem item = new PlainItem(json);
        return json.object(item::read) ? item.externalId : null;
    }

    private boolean read(JobField field) {
        if (field != JobField.EXTERNAL_ID) {
            return json.value();
        }
        LongText text = json.take('"') ? json.text() : null;
        if (text == null) {
            return false;
        }
        externalId = text.toString();
        return true;
    }
}
