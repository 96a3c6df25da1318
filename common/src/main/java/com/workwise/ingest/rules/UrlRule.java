package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links: http or https with a host and without user information. They are stored and shown, never fetched. */
final class UrlRule {

    private static final Pattern SCHEME = Pattern.compile("(?is)https?://.*");
    private static final Pattern LINK =
            Pattern.compile("(?i)https?://(?!:)[^\\p{IsWhite_Space}/?#@\\\\]+([/?#]\\P{IsWhite_Space}*)?");

    private UrlRule() {}

    static @Nullable String read(RawJob raw, Findings findings) {
        String url = TextRule.read(raw, JobField.URL, findings);
        if (url == null || LINK.matcher(url).matches()) {
            return url;
        }
        if (SCHEME.matcher(url).matches()) {
            findings.forgive(JobField.URL, "format", "url must have a host, no user information and no blanks");
        } else {
            findings.forgive(JobField.URL, "scheme", "url must start with http:// or https://");
        }
        return null;
    }
}
