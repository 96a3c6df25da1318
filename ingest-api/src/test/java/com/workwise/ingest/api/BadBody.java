package com.workwise.ingest.api;

import static com.workwise.ingest.api.Requests.join;
import static com.workwise.ingest.api.Requests.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.workwise.ingest.wire.Limits;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The bad-input catalogue, as far as it is about whole bodies.
 *
 * @param number in the catalogue
 * @param code of the problem; empty when the body is taken
 */
record BadBody(int number, String input, byte[] body, int status, String code) {

    private static final int ACCEPTED = 202;

    static List<BadBody> all() {
        return List.of(
                row(1, "empty body", "", 400, "empty_body"),
                row(2, "null", "null", 400, "not_an_object"),
                row(3, "[] as items", "{\"items\":[]}", 400, "empty_batch"),
                row(3, "[] as the body", "[]", 400, "not_an_object"),
                row(4, "[null] as items", "{\"items\":[null]}", 422, "all_items_refused"),
                row(5, "{}", "{}", 400, "items_missing"),
                row(5, "object instead of array", "{\"items\":{}}", 400, "items_not_an_array"),
                row(5, "array instead of object", "[{\"externalId\":\"a\"}]", 400, "not_an_object"),
                row(6, "a string at top level", "\"x\"", 400, "not_an_object"),
                row(6, "1 at top level", "1", 400, "not_an_object"),
                row(6, "true at top level", "true", 400, "not_an_object"),
                row(7, "cut within an item", "{\"items\":[{\"externalId\":\"a\"},{\"exter", 400, "malformed_json"),
                row(7, "cut before the last brace", "{\"items\":[{\"externalId\":\"a\"}]", 400, "malformed_json"),
                row(8, "junk behind", "{\"items\":[{\"externalId\":\"a\"}]} junk", 400, "malformed_json"),
                row(8, "two documents", items("{\"externalId\":\"a\"}").repeat(2), 400, "malformed_json"),
                row(9, "trailing comma in the array", items("{\"externalId\":\"a\"},"), 400, "malformed_json"),
                row(9, "trailing comma in an item", items("{\"externalId\":\"a\",}"), 400, "malformed_json"),
                row(9, "comment", items("/* */{\"externalId\":\"a\"}"), 400, "malformed_json"),
                row(9, "single quotes", items("{'externalId':'a'}"), 400, "malformed_json"),
                row(9, "NaN", posting("NaN"), 400, "malformed_json"),
                row(9, "01", posting("01"), 400, "malformed_json"),
                row(9, "+1", posting("+1"), 400, "malformed_json"),
                row(9, "0x10", posting("0x10"), 400, "malformed_json"),
                row(10, "raw control character in a string", posting("\"a\u0001b\""), 400, "malformed_json"),
                row(10, "raw line break in a string", posting("\"a\nb\""), 400, "malformed_json"),
                row(10, "raw NUL in a string", posting("\"a\u0000b\""), 400, "malformed_json"),
                row(11, "depth 33 of a posting", posting(nested(Limits.JSON_DEPTH)), 400, "json_limit"),
                row(11, "depth 501", posting(nested(500)), 400, "json_limit"),
                row(11, "depth 100,000", posting(nested(100_000)), 400, "json_limit"),
                row(
                        12,
                        "duplicate property",
                        items("{\"externalId\":\"a\",\"externalId\":\"b\"}"),
                        400,
                        "duplicate_property"),
                row(
                        12,
                        "duplicate, one escaped",
                        items("{\"externalId\":\"a\",\"\\u0065xternalId\":\"b\"}"),
                        400,
                        "duplicate_property"),
                row(12, "duplicate further in", posting("{\"a\":1,\"a\":2}"), 400, "duplicate_property"),
                row(13, "unknown property beside items", "{\"items\":[],\"tenant\":1}", 400, "unknown_property"),
                row(13, "unknown field of a posting", posting("1"), ACCEPTED, ""),
                row(
                        14,
                        "same key twice, same content",
                        items("{\"externalId\":\"a\"},{\"externalId\":\"a\"}"),
                        ACCEPTED,
                        ""),
                row(
                        15,
                        "same key twice, other content",
                        items("{\"externalId\":\"a\",\"title\":\"one\"},{\"externalId\":\"a\",\"title\":\"two\"}"),
                        ACCEPTED,
                        ""),
                row(20, "encoded surrogate ED A0 80", text("EDA080"), 400, "invalid_encoding"),
                row(21, "overlong C0 AF", text("C0AF"), 400, "invalid_encoding"),
                row(22, "past U+10FFFF: F4 90 80 80", text("F4908080"), 400, "invalid_encoding"),
                row(23, "cut UTF-8: E2 82", text("E282"), 400, "invalid_encoding"),
                row(23, "Latin-1: E9", text("E9"), 400, "invalid_encoding"),
                row(24, "byte order mark", join(bytes("EFBBBF"), Requests.GOOD), ACCEPTED, ""),
                row(24, "two byte order marks", join(bytes("EFBBBFEFBBBF"), Requests.GOOD), 400, "malformed_json"),
                row(25, "UTF-16, big-endian", "{\"items\":[]}".getBytes(UTF_16BE), 400, "invalid_encoding"),
                row(25, "UTF-16, little-endian", "{\"items\":[]}".getBytes(UTF_16LE), 400, "invalid_encoding"),
                row(
                        25,
                        "UTF-16 with a byte order mark",
                        join(bytes("FEFF"), "{}".getBytes(UTF_16BE)),
                        400,
                        "invalid_encoding"),
                row(34, "number of 1,001 digits", posting("1".repeat(1_001)), 400, "json_limit"),
                row(
                        48,
                        "property name of 60 kB",
                        items("{\"externalId\":\"a\",\"" + "n".repeat(60_000) + "\":1}"),
                        400,
                        "json_limit"),
                row(50, "3,000 items of 120 bytes", many(3_000, 90), ACCEPTED, ""),
                row(51, "10,001 items", many(Limits.BATCH_ITEMS + 1, 1), 413, "too_many_items"),
                row(
                        68,
                        "XML with an entity",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                        400,
                        "malformed_json"),
                row(68, "YAML", "!!javax.script.ScriptEngineManager [\n]", 400, "malformed_json"),
                row(68, "pickle", bytes("80049528000000000000008C08"), 400, "invalid_encoding"),
                row(68, "serialised Java object", bytes("ACED00057372001164"), 400, "invalid_encoding"),
                row(70, "10,000 names of one hash", items("{\"externalId\":\"a\"," + colliding() + "}"), ACCEPTED, ""));
    }

    private static BadBody row(int number, String input, String body, int status, String code) {
        return row(number, input, utf8(body), status, code);
    }

    private static BadBody row(int number, String input, byte[] body, int status, String code) {
        return new BadBody(number, input, body, status, code);
    }

    private static String items(String items) {
        return "{\"items\":[" + items + "]}";
    }

    private static String posting(String value) {
        return items("{\"externalId\":\"a\",\"x\":" + value + "}");
    }

    private static byte[] text(String hex) {
        return posting("\"" + new String(bytes(hex), ISO_8859_1) + "\"").getBytes(ISO_8859_1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String many(int items, int titleLength) {
        return IntStream.range(0, items)
                .mapToObj(i -> "{\"externalId\":\"m-" + i + "\",\"title\":\"" + "t".repeat(titleLength) + "\"}")
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /** "Aa" and "BB" have one hash, and so has every row of them of one length. */
    private static String colliding() {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "\"" + pairs(i) + "\":0")
                .collect(Collectors.joining(","));
    }

    private static String pairs(int bits) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return number + " " + input;
    }
}
