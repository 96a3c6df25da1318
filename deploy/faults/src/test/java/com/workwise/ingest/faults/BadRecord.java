package com.workwise.ingest.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.workwise.ingest.faults.run.Expectation;
import com.workwise.ingest.faults.run.Sent;
import com.workwise.ingest.testsupport.Cells;
import com.workwise.ingest.wire.DeadLetterEnvelope.Stage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bad-input catalogue as records on the topic, past the API. {@link Cells} tells what the cells may hold.
 *
 * @param number in the catalogue
 * @param value the record's value
 * @param outcome {@code stored}, {@code stored as} a title, {@code stored at} an id; or the dead letter's stage and codes
 */
record BadRecord(String number, String input, String id, byte[] value, String outcome) {

    private static final String VALUES = """
            1  | no byte                   |                                                             | DECODE json.
            2  | null                      | null                                                        | DECODE json.not_an_object
            3  | []                        | []                                                          | DECODE json.not_an_object
            6  | a text                    | "x"                                                         | DECODE json.not_an_object
            6  | a number                  | 1                                                           | DECODE json.not_an_object
            7  | cut off                   | {"externalId":"a","title":"Bak                              | DECODE json.syntax
            8  | followed by junk          | {"externalId":"a","title":"Baker"} junk                     | DECODE json.
            8  | two documents             | {"externalId":"a","title":"Baker"}{}                        | DECODE json.trailing
            9  | trailing comma            | {"externalId":"a","title":"Baker",}                         | DECODE json.syntax
            9  | comment                   | {"externalId":"a",/* x */"title":"Baker"}                   | DECODE json.syntax
            9  | single quotes             | {'externalId':'a'}                                          | DECODE json.syntax
            9  | NaN                       | {"externalId":"a","title":"Baker","x":NaN}                  | DECODE json.syntax
            9  | 01                        | {"externalId":"a","title":"Baker","x":01}                   | DECODE json.syntax
            9  | +1                        | {"externalId":"a","title":"Baker","x":+1}                   | DECODE json.syntax
            9  | 0x10                      | {"externalId":"a","title":"Baker","x":0x10}                 | DECODE json.syntax
            10 | raw line break in a text  | {"externalId":"a","title":"Ba<<LF>>ker"}                    | DECODE json.syntax
            10 | raw NUL in a text         | {"externalId":"a","title":"Ba<<NUL>>ker"}                   | DECODE json.syntax
            11 | 501 deep                  | {"externalId":"a","title":"Baker","x":<<[*501>>             | DECODE json.limit
            12 | a property twice          | {"externalId":"a","title":"Baker","title":"Cook"}           | DECODE json.syntax
            20 | an encoded surrogate      | {"externalId":"a","title":"Baker <<hex EDA080>>"}           | DECODE json.encoding
            21 | overlong UTF-8            | {"externalId":"a","title":"Baker <<hex C0AF>>"}             | DECODE json.encoding
            22 | past U+10FFFF             | {"externalId":"a","title":"Baker <<hex F4908080>>"}         | DECODE json.encoding
            23 | UTF-8 cut off             | {"externalId":"a","title":"Baker <<hex E282>>"}             | DECODE json.encoding
            23 | Latin-1                   | {"externalId":"a","title":"Caf<<hex E9>>"}                  | DECODE json.encoding
            25 | UTF-16                    | <<hex 7B00220061002200>>                                    | DECODE json.encoding
            34 | a number of 1,001 digits  | {"externalId":"a","title":"Baker","x":<<1*1001>>}           | DECODE json.limit
            48 | a name of 60 kB           | {"externalId":"a","title":"Baker","<<x*60000>>":1}          | DECODE json.limit
            53 | gzip                      | <<hex 1F8B0800000000000003>>                                | DECODE json.encoding
            68 | Java serialised           | <<hex ACED000573720011>>                                    | DECODE json.encoding
            68 | XML                       | <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x> | DECODE json.syntax
            68 | YAML                      | !!javax.script.ScriptEngineManager []                       | DECODE json.syntax
            71 | garbage                   | <<hex 00FF13>>                                              | DECODE json.encoding
            """;

    /** One field of a posting that is good without it. */
    private static final String FIELDS = """
            13 | a field of no meaning     | x           | 1                                 | stored
            17 | blanks around the id      | externalId  | " bad-spaced "                    | stored at bad-spaced
            17 | capitals in the id        | externalId  | "Bad-Spaced"                      | stored at Bad-Spaced
            17 | full-width id             | externalId  | "ｂad-wide"                       | stored at ｂad-wide
            18 | U+0000 in the title       | title       | "Ba\\u0000ker"                    | stored as Baker
            18 | U+0000 in the description | description | "a\\u0000b"                       | stored
            18 | U+0000 in the id          | externalId  | "a\\u0000b"                       | CHECK externalId.control_characters
            19 | lone surrogate            | title       | "Baker \\ud800"                   | stored as Baker \uFFFD
            19 | lone surrogate in the id  | externalId  | "a\\udfff"                        | CHECK externalId.
            27 | noncharacters, emoji      | title       | "Baker \uFFFE\uFFFF\uE000😀"      | stored as Baker \uFFFE\uFFFF\uE000😀
            28 | 10,000 marks on a letter  | description | "x<<\u0301*10000>>"               | stored
            29 | id that nobody has        | companyId   | 2147483648                        | STORE 23503
            29 | id over 64 bits           | companyId   | 9223372036854775808               | CHECK companyId.range
            30 | 1.9 as id                 | categoryId  | 1.9                               | CHECK categoryId.range
            31 | a text as id              | categoryId  | "12"                              | CHECK categoryId.type
            31 | a number as title         | title       | 123                               | CHECK title.type
            31 | a text as flag            | isFeatured  | "yes"                             | CHECK isFeatured.type
            33 | 1e1000000000              | companyId   | 1e1000000000                      | CHECK companyId.range
            33 | 1e-1000000000             | salary      | 1e-1000000000                     | CHECK salary.type
            35 | least over most           | salary      | "60000 - 50000"                   | CHECK salary.range
            38 | 30 February               | postedAt    | "2026-02-30T00:00:00Z"            | CHECK postedAt.format
            40 | no zone                   | postedAt    | "2026-01-01T00:00:00"             | stored
            41 | year +300000              | postedAt    | "+300000-01-01T00:00:00Z"         | CHECK postedAt.range
            41 | year -4800                | postedAt    | "-4800-01-01T00:00:00Z"           | CHECK postedAt.range
            42 | seconds since 1970        | postedAt    | 1700000000                        | CHECK postedAt.type
            44 | title null                | title       | null                              | CHECK title.required
            44 | title of blanks           | title       | " \\t\\u00a0\\u200b"              | CHECK title.required
            44 | externalId blank          | externalId  | " "                               | CHECK externalId.required
            44 | externalId "null"         | externalId  | "null"                            | CHECK externalId.placeholder
            45 | id of 3,000 characters    | externalId  | "<<a7Z-*750>>"                    | CHECK externalId.too_long
            46 | id of 10,000 x            | externalId  | "<<x*10000>>"                     | CHECK externalId.too_long
            47 | title of 10 kB            | title       | "<<t*10000>>"                     | stored as <<t*255>>
            47 | location of 10 kB         | location    | "<<l*10000>>"                     | CHECK location.too_long
            47 | 10,000 tags               | tags        | [<<"t",*9999>>"t"]                | stored
            49 | a record of 1,040,000 bytes | x         | "<<d*1040000>>"                   | stored
            49 | description of 1,040,000 bytes | description | "<<d*1040000>>"             | CHECK description.too_long
            63 | SQL                       | source      | "'; drop table jobs; --"          | stored
            63 | JNDI and placeholders     | source      | "${jndi:ldap://x/a} $1 {} %n%s"   | stored
            64 | scripts                   | description | "</textarea><script>alert(1)</script>" | stored
            64 | javascript:               | url         | "javascript:alert(1)"             | CHECK url.scheme
            65 | file:                     | url         | "file:///etc/passwd"              | CHECK url.scheme
            65 | metadata, never fetched   | url         | "http://169.254.169.254/"         | stored
            66 | formula                   | title       | "=cmd()"                          | stored as =cmd()
            67 | a line of a log           | description | "x\\n2026-01-01 ERROR lost"       | stored
            67 | colours of a terminal     | title       | "\\u001b[31mBaker"                | stored as [31mBaker
            69 | __proto__                 | __proto__   | {"isFeatured":true}               | stored
            69 | @class                    | @class      | "javax.script.ScriptEngineManager" | stored
            """;

    static List<BadRecord> all() {
        Stream<BadRecord> values = Cells.rows(VALUES).stream()
                .map(cells -> new BadRecord(
                        cells.get(0), cells.get(1), "bad", Cells.bytes(cells.get(2)), Cells.text(cells.get(3))));
        Stream<BadRecord> fields = Cells.rows(FIELDS).stream()
                .map(cells -> field(
                        cells.get(0), cells.get(1), cells.get(2), Cells.text(cells.get(3)), Cells.text(cells.get(4))));
        return Stream.concat(values, fields).toList();
    }

    private static BadRecord field(String number, String input, String field, String value, String outcome) {
        String id = "bad-" + input.replaceAll("[^a-zA-Z0-9]+", "-");
        Map<String, String> posting = new LinkedHashMap<>();
        posting.put("externalId", '"' + id + '"');
        posting.put("title", "\"Baker\"");
        posting.put(field, value);
        String json = posting.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return new BadRecord(number, input, id, json.getBytes(UTF_8), outcome);
    }

    /** Without a key, because the value's id counts. */
    Sent sent(int sequence) {
        return new Sent(sequence, null, value, 0, expectation());
    }

    private Expectation expectation() {
        if (outcome.startsWith("stored at ")) {
            return new Expectation.Stored(outcome.substring("stored at ".length()), "Baker");
        }
        if (outcome.startsWith("stored")) {
            String title = outcome.equals("stored") ? "Baker" : outcome.substring("stored as ".length());
            return new Expectation.Stored(id, title);
        }
        List<String> words = Arrays.asList(outcome.split(" "));
        return new Expectation.Dead(Stage.valueOf(words.getFirst()), id, words.subList(1, words.size()));
    }
}
