package com.workwise.ingest.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bad-input catalogue, as far as it is about one posting of a batch. What the API takes is told once more by the
 * worker's check, at two levels.
 *
 * @param number in the catalogue
 * @param edge "taken", or the code with which the API refuses the item
 * @param moderate "stored", "stored, " and the codes of what was mended, or "refused, " and the codes of all reasons
 * @param strict the same, of a posting that is complete
 */
record BadPosting(int number, String input, String json, String edge, String moderate, String strict) {

    private static final String ASTRAL = "\uD83D\uDE00";

    static List<BadPosting> all() {
        return List.of(
                row(
                        18,
                        "U+0000 in the title",
                        "title",
                        "\"Ba\\u0000ker\"",
                        "stored, title.control_characters",
                        "refused, title.control_characters"),
                row(18, "U+0000 in the id", "externalId", "\"a\\u0000b\"", "externalId.control_characters"),
                row(19, "lone surrogate in the title", "title", "\"Baker \\ud800\"", "item.ill_formed_unicode"),
                row(19, "reversed pair in an unknown field", "x", "[\"\\udc00\\ud800\"]", "item.ill_formed_unicode"),
                row(19, "lone surrogate in the id", "externalId", "\"a\\udfff\"", "item.ill_formed_unicode"),
                row(
                        27,
                        "noncharacters, private use, emoji",
                        "title",
                        "\"Baker \uFFFE\uFFFF\uE000" + ASTRAL + "\"",
                        "stored",
                        "stored"),
                row(
                        27,
                        "emoji of several characters",
                        "title",
                        "\"\uD83D\uDC69\u200D\uD83C\uDF73 Chef\"",
                        "stored",
                        "stored"),
                row(
                        27,
                        "text turned round by U+202E",
                        "title",
                        "\"Baker \u202Erekab\"",
                        "stored, title.control_characters",
                        "refused, title.control_characters"),
                row(
                        28,
                        "10,000 marks on one letter",
                        "title",
                        "\"Baker " + "\u0301".repeat(10_000) + "\"",
                        "stored, title.too_long",
                        "refused, title.too_long"),
                row(29, "id over 32 bits", "companyId", "2147483648", "stored", "stored"),
                row(
                        29,
                        "id over 64 bits",
                        "companyId",
                        "9223372036854775808",
                        "refused, companyId.range",
                        "refused, companyId.range"),
                row(30, "1.9 as id", "companyId", "1.9", "refused, companyId.range", "refused, companyId.range"),
                row(31, "\"12\" as id", "companyId", "\"12\"", "refused, companyId.type", "refused, companyId.type"),
                row(31, "\"\" as id", "companyId", "\"\"", "refused, companyId.type", "refused, companyId.type"),
                row(
                        31,
                        "12 as title",
                        "title",
                        "12",
                        "refused, title.type title.too_short",
                        "refused, title.type title.too_short"),
                row(31, "true as title", "title", "true", "refused, title.type", "refused, title.type"),
                row(
                        31,
                        "\"yes\" as flag",
                        "isFeatured",
                        "\"yes\"",
                        "refused, isFeatured.type",
                        "refused, isFeatured.type"),
                row(31, "12 as externalId", "externalId", "12", "externalId.type"),
                row(32, "salary 1e11", "salary", "1e11", "refused, salary.type", "refused, salary.type"),
                row(
                        33,
                        "salary 1e1000000000",
                        "salary",
                        "1e1000000000",
                        "refused, salary.type",
                        "refused, salary.type"),
                row(
                        33,
                        "id 1e1000000000",
                        "companyId",
                        "1e1000000000",
                        "refused, companyId.range",
                        "refused, companyId.range"),
                row(
                        33,
                        "id 1e-1000000000",
                        "companyId",
                        "1e-1000000000",
                        "refused, companyId.range",
                        "refused, companyId.range"),
                row(35, "salary -1", "salary", "-1", "refused, salary.type", "refused, salary.type"),
                row(
                        35,
                        "salary's least over its most",
                        "salary",
                        "\"60000 - 50000\"",
                        "refused, salary.range",
                        "refused, salary.range"),
                row(35, "currency XXX: salaries are texts", "salary", "\"50000 XXX\"", "stored", "stored"),
                row(36, "1.005: salaries are texts, never rounded", "salary", "\"1.005\"", "stored", "stored"),
                row(37, "\"NaN\" as salary: a text", "salary", "\"NaN\"", "stored", "stored"),
                row(
                        37,
                        "\"Infinity\" as id",
                        "companyId",
                        "\"Infinity\"",
                        "refused, companyId.type",
                        "refused, companyId.type"),
                time(38, "2026-02-30T00:00:00Z", "refused, postedAt.format"),
                time(38, "2026-01-01T24:00:01Z", "refused, postedAt.format"),
                time(38, "2026-13-01T00:00:00Z", "refused, postedAt.format"),
                time(39, "2016-12-31T23:59:60Z", "refused, postedAt.format"),
                row(
                        40,
                        "no zone",
                        "postedAt",
                        "\"2026-01-01T00:00:00\"",
                        "stored, postedAt.zone_assumed",
                        "refused, postedAt.zone_assumed"),
                time(41, "+300000-01-01T00:00:00Z", "refused, postedAt.format"),
                time(41, "-4800-01-01T00:00:00Z", "refused, postedAt.range"),
                time(41, "0000-01-01T00:00:00Z", "refused, postedAt.range"),
                time(41, "9999-12-31T00:00:00Z", "refused, postedAt.range"),
                row(
                        42,
                        "seconds since 1970",
                        "postedAt",
                        "1700000000",
                        "refused, postedAt.type",
                        "refused, postedAt.type"),
                row(
                        42,
                        "1e1000000 as time",
                        "postedAt",
                        "1e1000000",
                        "refused, postedAt.type",
                        "refused, postedAt.type"),
                row(44, "no title", "title", null, "refused, title.required", "refused, title.required"),
                row(44, "title null", "title", "null", "refused, title.required", "refused, title.required"),
                row(44, "title blank", "title", "\"\"", "refused, title.required", "refused, title.required"),
                row(
                        44,
                        "title of blanks",
                        "title",
                        "\" \\t\\u00a0\\u200b\"",
                        "refused, title.required",
                        "refused, title.required"),
                row(
                        44,
                        "title of two characters",
                        "title",
                        "\"ab\"",
                        "refused, title.too_short",
                        "refused, title.too_short"),
                row(44, "no externalId", "externalId", null, "externalId.required"),
                row(44, "externalId null", "externalId", "null", "externalId.required"),
                row(44, "externalId blank", "externalId", "\" \\u2003\"", "externalId.required"),
                row(44, "externalId undefined", "externalId", "\"undefined\"", "externalId.placeholder"),
                row(
                        45,
                        "id of 3,000 characters",
                        "externalId",
                        "\"" + "a7Z-".repeat(750) + "\"",
                        "externalId.too_long"),
                row(46, "id of 10,000 x", "externalId", "\"" + "x".repeat(10_000) + "\"", "externalId.too_long"),
                row(
                        47,
                        "title of 10 kB",
                        "title",
                        "\"" + "t".repeat(10_000) + "\"",
                        "stored, title.too_long",
                        "refused, title.too_long"),
                row(
                        47,
                        "location of 10 kB",
                        "location",
                        "\"" + "l".repeat(10_000) + "\"",
                        "refused, location.too_long",
                        "refused, location.too_long"),
                row(47, "description of 1 MB", "description", "\"" + "d".repeat(1_000_000) + "\"", "item.too_large"),
                row(
                        47,
                        "10,000 tags",
                        "tags",
                        "[" + "\"t\",".repeat(9_999) + "\"t\"]",
                        "stored, unknown_properties",
                        "stored, unknown_properties"),
                row(47, "tag of 1 MB", "tags", "[\"" + "t".repeat(1_000_000) + "\"]", "item.too_large"),
                row(
                        49,
                        "posting of 1,048,480 bytes",
                        "description",
                        "\"" + "d".repeat(1_048_100) + "\"",
                        "item.too_large"),
                text(63, "source", "../"),
                text(63, "source", "%2e%2e"),
                text(63, "source", "'; drop table jobs; --"),
                text(63, "source", "$1"),
                text(63, "source", "{}"),
                text(63, "source", "${jndi:ldap://x/a}"),
                text(63, "source", "%n%s%d"),
                text(
                        64,
                        "description",
                        "<script>alert(1)</script></textarea><img src=x onerror=alert(1)><svg/onload=alert(1)>"),
                text(64, "description", "[x](javascript:alert(1)) <p style='background:url(http://x)'>"),
                url(64, "javascript:alert(1)", "refused, url.scheme"),
                url(65, "file:///etc/passwd", "refused, url.scheme"),
                url(65, "gopher://example.org", "refused, url.scheme"),
                url(65, "https://a@b/", "refused, url.format"),
                url(65, "http:///nowhere", "refused, url.format"),
                url(65, "https://example.org/" + "u".repeat(5_000), "refused, url.too_long"),
                url(65, "http://169.254.169.254/", "stored"),
                url(65, "http://[::1]/", "stored"),
                url(65, "https://\u0430pple.com/", "stored"),
                text(66, "title", "=cmd()"),
                text(66, "title", "+1+1"),
                text(66, "title", "-1-1"),
                text(66, "title", "@SUM(A1)"),
                row(
                        67,
                        "title with a line of a log",
                        "title",
                        "\"Baker\\n2026-01-01 ERROR all is lost\"",
                        "stored",
                        "stored"),
                row(
                        67,
                        "title with colours for a terminal",
                        "title",
                        "\"\\u001b[31mBaker\"",
                        "stored, title.control_characters",
                        "refused, title.control_characters"),
                row(
                        69,
                        "__proto__",
                        "__proto__",
                        "{\"isFeatured\":true}",
                        "stored, unknown_properties",
                        "stored, unknown_properties"),
                row(69, "constructor", "constructor", "{}", "stored, unknown_properties", "stored, unknown_properties"),
                row(
                        69,
                        "@class",
                        "@class",
                        "\"javax.script.ScriptEngineManager\"",
                        "stored, unknown_properties",
                        "stored, unknown_properties"),
                row(
                        69,
                        "@type",
                        "@type",
                        "\"java.net.URL\"",
                        "stored, unknown_properties",
                        "stored, unknown_properties"));
    }

    private static BadPosting time(int number, String time, String verdict) {
        return row(number, time, "postedAt", "\"" + time + "\"", verdict, verdict);
    }

    private static BadPosting url(int number, String url, String verdict) {
        return row(number, url.substring(0, Math.min(40, url.length())), "url", "\"" + url + "\"", verdict, verdict);
    }

    /** Taken literally, at every level. */
    private static BadPosting text(int number, String field, String text) {
        return row(number, text, field, "\"" + text + "\"", "stored", "stored");
    }

    private static BadPosting row(int number, String input, String field, @Nullable String value, String refused) {
        return new BadPosting(number, input, complete(field, value), refused, "", "");
    }

    private static BadPosting row(
            int number, String input, String field, @Nullable String value, String moderate, String strict) {
        return new BadPosting(number, input, complete(field, value), "taken", moderate, strict);
    }

    /** A posting with which even the strictest level agrees, but for one field; null = without it. */
    private static String complete(String field, @Nullable String value) {
        Map<String, String> posting = new LinkedHashMap<>();
        for (String pair : List.of(
                "externalId=bad-posting",
                "title=Baker",
                "company=Example Bakery",
                "location=Cologne",
                "salary=50000",
                "description=Bread.",
                "jobType=Full-time",
                "workMode=On-site",
                "category=Food",
                "source=test",
                "url=https://example.org/1",
                "postedAt=2026-01-31T09:30:00Z")) {
            int equals = pair.indexOf('=');
            posting.put(pair.substring(0, equals), "\"" + pair.substring(equals + 1) + "\"");
        }
        posting.remove(field);
        if (value != null) {
            posting.put(field, value);
        }
        return posting.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return number + " " + input;
    }
}
