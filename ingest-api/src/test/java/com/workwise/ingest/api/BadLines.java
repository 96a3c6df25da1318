package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Cells;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The bad-input catalogue, as far as it is about bodies of lines. {@link Cells} tells what the cells may hold.
 *
 * @param codes the problem's and each refused item's, the latter with its pointer; empty when all are taken
 */
record BadLines(String input, byte[] body, int status, String codes) {

    private static final String TABLE = """
            nothing                   |                                                              | 400 | empty_body
            byte order mark alone     | <<hex EFBBBF>>                                               | 400 | empty_body
            blank lines alone         | <<LF>> <<CR>><<LF>><<hex 09>><<LF>>                          | 400 | empty_body
            two byte order marks      | <<hex EFBBBFEFBBBF>>{"externalId":"a"}                       | 400 | malformed_json
            Latin-1 in the last line  | {"externalId":"a"}<<LF>>{"externalId":"<<hex E9>>"}          | 400 | invalid_encoding
            UTF-16                    | <<hex 7B007D00>>                                             | 400 | invalid_encoding
            byte order mark           | <<hex EFBBBF>>{"externalId":"a"}                             | 202 |
            LF, CRLF and blank lines  | <<LF>>{"externalId":"a"}<<LF>><<LF>>{"externalId":"b"}<<CR>><<LF>> <<LF>>{"externalId":"c"} | 202 |
            a line cut off            | {"externalId":"a"}<<LF>>{"externalId":"b                     | 207 | item.malformed_json /items/1
            an item on two lines      | {"externalId":<<LF>>"b"}<<LF>>{"externalId":"a"}             | 207 | item.malformed_json /items/0 item.malformed_json /items/1
            two items on a line       | {"externalId":"a"}<<LF>>{"externalId":"b"}{"externalId":"c"} | 207 | item.malformed_json /items/1
            a comma behind            | {"externalId":"a"},<<LF>>{"externalId":"b"}                  | 207 | item.malformed_json /items/0
            CR alone ends no line     | {"externalId":"a"}<<CR>>{"externalId":"b"}<<LF>>{"externalId":"c"} | 207 | item.malformed_json /items/0
            a mark inside             | {"externalId":"a"}<<LF>><<hex EFBBBF>>{"externalId":"b"}     | 207 | item.malformed_json /items/1
            UTF-16 inside             | {"externalId":"a"}<<LF>><<hex 7B007D00>>                     | 207 | item.malformed_json /items/1
            a property twice          | {"externalId":"a"}<<LF>>{"externalId":"b","externalId":"c"}  | 207 | item.duplicate_property /items/1
            33 levels                 | {"externalId":"a"}<<LF>>{"externalId":"b","x":<<[*32>><<]*32>>} | 207 | item.json_limit /items/1
            half a surrogate pair     | {"externalId":"a"}<<LF>>{"externalId":"b","x":["\\ud800"]}   | 207 | item.ill_formed_unicode /items/1/x/0
            no externalId             | {"externalId":"a"}<<LF>>{"title":"Baker"}                    | 207 | externalId.required /items/1/externalId
            an item of 256 kB         | {"externalId":"a"}<<LF>>{"externalId":"b"<< *262144>>}       | 207 | item.too_large /items/1
            an array around           | [{"externalId":"a"}]                                         | 422 | all_items_refused item.not_an_object /items/0
            """;

    static List<BadLines> all() {
        return Cells.rows(TABLE).stream()
                .map(cells -> new BadLines(
                        cells.get(0), Cells.bytes(cells.get(1)), Integer.parseInt(cells.get(2)), cells.get(3)))
                .toList();
    }

    /** @return as {@link #codes} */
    static String codesOf(JsonNode answer) {
        String items = answer.path("errors")
                .valueStream()
                .map(error -> error.path("code").asString() + " "
                        + error.path("pointer").asString())
                .collect(Collectors.joining(" "));
        return (answer.path("code").asString("") + " " + items).strip();
    }

    @Override
    public String toString() {
        return input;
    }
}
