package com.workwise.ingest.api.deadletters.edit;

import java.nio.charset.StandardCharsets;

/** What edits make of a value, as texts. */
final class Letters {

    private Letters() {}

    static EditResult apply(Edits edits, String value) {
        return edits.apply(value.getBytes(StandardCharsets.UTF_8));
    }

    static EditResult.Edited changed(Edits edits, String value) {
        return (EditResult.Edited) apply(edits, value);
    }

    static String edited(Edits edits, String value) {
        return new String(changed(edits, value).value(), StandardCharsets.UTF_8);
    }

    static String refusal(Edits edits, byte[] value) {
        return ((EditResult.NotEditable) edits.apply(value)).code();
    }
}
