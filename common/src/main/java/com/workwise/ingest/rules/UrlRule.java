package com.workwise.ingest.rules;

import com.workwise.ingest.JobField;
import com.workwise.ingest.RawJob;
import org.jspecify.annotations.Nullable;

/** Links: http or https with a host and without user information. They are stored and shown, never fetched. */
final class UrlRule {

    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    private UrlRule() {}

    static @Nullable String read(RawJob raw, Findings findings) {
        String url = TextRule.read(raw, JobField.URL, findings);
        if (url == null || isLink(url)) {
            return url;
        }
        if (schemeLength(url) > 0) {
            findings.forgive(JobField.URL, "format", "url must have a host, no user information and no blanks");
        } else {
            findings.forgive(JobField.URL, "scheme", "url must start with http:// or https://");
        }
        return null;
    }

    /** Without a pattern, which took ten times as long. */
    private static boolean isLink(String url) {
        int host = schemeLength(url);
        int end = host;
        while (end < url.length() && !isPathStart(url.charAt(end))) {
            char c = url.charAt(end);
            if (c == '@' || c == '\\' || isWhiteSpace(c)) {
                return false;
            }
            end++;
        }
        for (int i = end; i < url.length(); i++) {
            if (isWhiteSpace(url.charAt(i))) {
                return false;
            }
        }
        return host > 0 && end > host && url.charAt(host) != ':';
    }

    /** @return 0 = it is neither http nor https, in any case */
    private static int schemeLength(String url) {
        return startsWith(url, HTTPS) ? HTTPS.length() : startsWith(url, HTTP) ? HTTP.length() : 0;
    }

    /** String's own way to ignore the case would take U+017F for an s. */
    private static boolean startsWith(String url, String scheme) {
        if (url.length() < scheme.length()) {
            return false;
        }
        for (int i = 0; i < scheme.length(); i++) {
            char c = url.charAt(i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != scheme.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPathStart(char c) {
        return c == '/' || c == '?' || c == '#';
    }

    /** Unicode's White_Space, none of which lies beyond the first plane. */
    private static boolean isWhiteSpace(char c) {
        return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' : c > '~' && (Character.isSpaceChar(c) || c == '\u0085');
    }
}
