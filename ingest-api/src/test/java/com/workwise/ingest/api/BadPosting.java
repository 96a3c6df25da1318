package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Cells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bad-input catalogue, as far as it is about one posting of a batch. What the API takes, the worker's check sees once
 * more. {@link Cells} tells what the cells may hold; a value {@code -} leaves the field out.
 *
 * @param number in the catalogue
 * @param edge what the API says: taken, or the code of its refusal
 * @param moderate what the check says: stored, what was mended, or refused and all reasons
 * @param strict the same at the strictest level, of a posting that has every field
 */
record BadPosting(String number, String input, String json, String edge, String moderate, String strict) {

    private static final String TABLE = """
            18 | U+0000 in the title             | title       | "Ba\\u0000ker"                  | taken  | mended title.control_characters | refused title.control_characters
            18 | U+0000 in the id                | externalId  | "a\\u0000b"                     | externalId.control_characters
            19 | lone surrogate in the title     | title       | "Baker \\ud800"                 | item.ill_formed_unicode
            19 | lone surrogate in the id        | externalId  | "a\\udfff"                      | item.ill_formed_unicode
            19 | reversed pair, in a field of no meaning | x   | ["\\udc00\\ud800"]              | item.ill_formed_unicode
            27 | noncharacters, private use, emoji | title     | "Baker \uFFFE\uFFFF\uE000\uD83D\uDE00" | taken | stored                   | stored
            27 | one emoji of several            | title       | "\uD83D\uDC69\u200D\uD83C\uDF73 Chef"  | taken | stored                   | stored
            27 | text turned round by U+202E     | title       | "Baker \u202Erekab"             | taken  | mended title.control_characters | refused title.control_characters
            28 | 10,000 marks on one letter      | title       | "Baker<<\u0301*10000>>"         | taken  | mended title.too_long           | refused title.too_long
            29 | id over 32 bits                 | companyId   | 2147483648                      | taken  | stored                          | stored
            29 | id over 64 bits                 | companyId   | 9223372036854775808             | taken  | refused companyId.range         | refused companyId.range
            30 | 1.9 as id                       | companyId   | 1.9                             | taken  | refused companyId.range         | refused companyId.range
            31 | "12" as id                      | companyId   | "12"                            | taken  | refused companyId.type          | refused companyId.type
            31 | "" as id                        | companyId   | ""                              | taken  | refused companyId.type          | refused companyId.type
            31 | 123 as title                    | title       | 123                             | taken  | refused title.type              | refused title.type
            31 | true as title                   | title       | true                            | taken  | refused title.type              | refused title.type
            31 | "yes" as flag                   | isFeatured  | "yes"                           | taken  | refused isFeatured.type         | refused isFeatured.type
            31 | 12 as externalId                | externalId  | 12                              | externalId.type
            32 | salary 1e11                     | salary      | 1e11                            | taken  | refused salary.type             | refused salary.type
            33 | salary 1e1000000000             | salary      | 1e1000000000                    | taken  | refused salary.type             | refused salary.type
            33 | id 1e1000000000                 | companyId   | 1e1000000000                    | taken  | refused companyId.range         | refused companyId.range
            33 | id 1e-1000000000                | companyId   | 1e-1000000000                   | taken  | refused companyId.range         | refused companyId.range
            35 | salary -1                       | salary      | -1                              | taken  | refused salary.type             | refused salary.type
            35 | salary's least over its most    | salary      | "60000 - 50000"                 | taken  | refused salary.range            | refused salary.range
            35 | a currency: salaries are texts  | salary      | "50000 XXX"                     | taken  | stored                          | stored
            36 | never rounded: salaries are texts | salary    | "1.005"                         | taken  | stored                          | stored
            37 | "NaN" as salary                 | salary      | "NaN"                           | taken  | stored                          | stored
            37 | "Infinity" as id                | companyId   | "Infinity"                      | taken  | refused companyId.type          | refused companyId.type
            38 | 30 February                     | postedAt    | "2026-02-30T00:00:00Z"          | taken  | refused postedAt.format         | refused postedAt.format
            38 | hour 24                         | postedAt    | "2026-01-01T24:00:01Z"          | taken  | refused postedAt.format         | refused postedAt.format
            38 | month 13                        | postedAt    | "2026-13-01T00:00:00Z"          | taken  | refused postedAt.format         | refused postedAt.format
            39 | leap second                     | postedAt    | "2016-12-31T23:59:60Z"          | taken  | refused postedAt.format         | refused postedAt.format
            40 | no zone                         | postedAt    | "2026-01-01T00:00:00"           | taken  | mended postedAt.zone_assumed    | refused postedAt.zone_assumed
            41 | year +300000                    | postedAt    | "+300000-01-01T00:00:00Z"       | taken  | refused postedAt.range          | refused postedAt.range
            41 | year -4800                      | postedAt    | "-4800-01-01T00:00:00Z"         | taken  | refused postedAt.range          | refused postedAt.range
            41 | year 0                          | postedAt    | "0000-01-01T00:00:00Z"          | taken  | refused postedAt.range          | refused postedAt.range
            41 | year 9999                       | postedAt    | "9999-12-31T00:00:00Z"          | taken  | refused postedAt.range          | refused postedAt.range
            42 | seconds since 1970              | postedAt    | 1700000000                      | taken  | refused postedAt.type           | refused postedAt.type
            42 | 1e1000000 as time               | postedAt    | 1e1000000                       | taken  | refused postedAt.type           | refused postedAt.type
            44 | no title                        | title       | -                               | taken  | refused title.required          | refused title.required
            44 | title null                      | title       | null                            | taken  | refused title.required          | refused title.required
            44 | title empty                     | title       | ""                              | taken  | refused title.required          | refused title.required
            44 | title of blanks                 | title       | " \\t\\u00a0\\u200b"            | taken  | refused title.required          | refused title.required
            44 | title of two characters         | title       | "ab"                            | taken  | refused title.too_short         | refused title.too_short
            44 | no externalId                   | externalId  | -                               | externalId.required
            44 | externalId null                 | externalId  | null                            | externalId.required
            44 | externalId blank                | externalId  | " \\u2003"                      | externalId.required
            44 | externalId "undefined"          | externalId  | "undefined"                     | externalId.placeholder
            45 | id of 3,000 characters          | externalId  | "<<a7Z-*750>>"                  | externalId.too_long
            46 | id of 10,000 x                  | externalId  | "<<x*10000>>"                   | externalId.too_long
            47 | title of 10 kB                  | title       | "<<t*10000>>"                   | taken  | mended title.too_long           | refused title.too_long
            47 | location of 10 kB               | location    | "<<l*10000>>"                   | taken  | refused location.too_long       | refused location.too_long
            47 | description of 1 MB             | description | "<<d*1000000>>"                 | item.too_large
            47 | 10,000 tags                     | tags        | [<<"t",*9999>>"t"]              | taken  | mended unknown_properties       | mended unknown_properties
            47 | tag of 1 MB                     | tags        | ["<<t*1000000>>"]               | item.too_large
            49 | posting of 1,048,480 bytes      | description | "<<d*1048180>>"                 | item.too_large
            63 | ../                             | source      | "../"                           | taken  | stored                          | stored
            63 | %2e%2e                          | source      | "%2e%2e"                        | taken  | stored                          | stored
            63 | SQL                             | source      | "'; drop table jobs; --"        | taken  | stored                          | stored
            63 | placeholders                    | source      | "$1 {} %n%s%d"                  | taken  | stored                          | stored
            63 | JNDI                            | source      | "${jndi:ldap://x/a}"            | taken  | stored                          | stored
            64 | scripts                         | description | "</textarea><script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>" | taken | stored | stored
            64 | Markdown and CSS                | description | "[x](javascript:alert(1)) <p style='background:url(http://x)'>" | taken | stored | stored
            64 | javascript: as link             | url         | "javascript:alert(1)"           | taken  | refused url.scheme              | refused url.scheme
            65 | file:                           | url         | "file:///etc/passwd"            | taken  | refused url.scheme              | refused url.scheme
            65 | gopher:                         | url         | "gopher://example.org"          | taken  | refused url.scheme              | refused url.scheme
            65 | user information                | url         | "https://a@b/"                  | taken  | refused url.format              | refused url.format
            65 | no host                         | url         | "http:///nowhere"               | taken  | refused url.format              | refused url.format
            65 | link of 5 kB                    | url         | "https://example.org/<<u*5000>>"| taken  | refused url.too_long            | refused url.too_long
            65 | metadata address: never fetched | url         | "http://169.254.169.254/"       | taken  | stored                          | stored
            65 | IPv6 loopback: never fetched    | url         | "http://[::1]/"                 | taken  | stored                          | stored
            65 | homograph: shown as it is       | url         | "https://\u0430pple.com/"       | taken  | stored                          | stored
            66 | formula =                       | title       | "=cmd()"                        | taken  | stored                          | stored
            66 | formula +                       | title       | "+1+1"                          | taken  | stored                          | stored
            66 | formula -                       | title       | "-1-1"                          | taken  | stored                          | stored
            66 | formula @                       | title       | "@SUM(A1)"                      | taken  | stored                          | stored
            67 | a line of a log                 | title       | "Baker\\n2026-01-01 ERROR lost" | taken  | stored                          | stored
            67 | colours of a terminal           | title       | "\\u001b[31mBaker"              | taken  | mended title.control_characters | refused title.control_characters
            69 | __proto__                       | __proto__   | {"isFeatured":true}             | taken  | mended unknown_properties       | mended unknown_properties
            69 | constructor                     | constructor | {}                              | taken  | mended unknown_properties       | mended unknown_properties
            69 | @class                          | @class      | "javax.script.ScriptEngineManager" | taken | mended unknown_properties     | mended unknown_properties
            69 | @type                           | @type       | "java.net.URL"                  | taken  | mended unknown_properties       | mended unknown_properties
            """;

    /** A posting with which even the strictest level agrees. */
    private static final String COMPLETE = """
            externalId  | "bad-posting"
            title       | "Baker"
            company     | "Example Bakery"
            location    | "Cologne"
            salary      | "50000"
            description | "Bread."
            jobType     | "Full-time"
            workMode    | "On-site"
            category    | "Food"
            source      | "test"
            url         | "https://example.org/1"
            postedAt    | "2026-01-31T09:30:00Z"
            """;

    static List<BadPosting> all() {
        return Cells.rows(TABLE).stream()
                .map(cells -> new BadPosting(
                        cells.get(0),
                        cells.get(1),
                        complete(cells.get(2), Cells.text(cells.get(3))),
                        cells.get(4),
                        cells.size() > 5 ? cells.get(5) : "",
                        cells.size() > 5 ? cells.get(6) : ""))
                .toList();
    }

    private static String complete(String field, String value) {
        Map<String, String> posting = new LinkedHashMap<>();
        Cells.rows(COMPLETE).forEach(cells -> posting.put(cells.get(0), cells.get(1)));
        if (value.equals("-")) {
            posting.remove(field);
        } else {
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
