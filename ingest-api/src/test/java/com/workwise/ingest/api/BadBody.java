package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Cells;
import java.util.List;

/**
 * The bad-input catalogue, as far as it is about whole bodies. {@link Cells} tells what the cells may hold.
 *
 * @param number in the catalogue
 * @param code of the problem; empty when the body is taken
 */
record BadBody(String number, String input, byte[] body, int status, String code) {

    private static final String TABLE = """
            1  | empty body                      |                                                                   | 400 | empty_body
            2  | null                            | null                                                              | 400 | not_an_object
            3  | no item                         | {"items":[]}                                                      | 400 | empty_batch
            3  | []                              | []                                                                | 400 | not_an_object
            4  | null as item                    | {"items":[null]}                                                  | 422 | all_items_refused
            5  | {}                              | {}                                                                | 400 | items_missing
            5  | object instead of array         | {"items":{}}                                                      | 400 | items_not_an_array
            5  | array instead of object         | [{"externalId":"a"}]                                              | 400 | not_an_object
            6  | string at top level             | "x"                                                               | 400 | not_an_object
            6  | number at top level             | 1                                                                 | 400 | not_an_object
            6  | true at top level               | true                                                              | 400 | not_an_object
            7  | cut in its second item          | {"items":[{"externalId":"a"},{"exter                              | 400 | malformed_json
            7  | cut before its last brace       | {"items":[{"externalId":"a"}]                                     | 400 | malformed_json
            8  | junk behind                     | {"items":[{"externalId":"a"}]} junk                               | 400 | malformed_json
            8  | two documents                   | {"items":[{"externalId":"a"}]}{"items":[{"externalId":"a"}]}      | 400 | malformed_json
            9  | trailing comma in the array     | {"items":[{"externalId":"a"},]}                                   | 400 | malformed_json
            9  | trailing comma in an item       | {"items":[{"externalId":"a",}]}                                   | 400 | malformed_json
            9  | comment                         | {"items":[/* */{"externalId":"a"}]}                               | 400 | malformed_json
            9  | single quotes                   | {"items":[{'externalId':'a'}]}                                    | 400 | malformed_json
            9  | NaN                             | {"items":[{"externalId":"a","x":NaN}]}                            | 400 | malformed_json
            9  | leading zero                    | {"items":[{"externalId":"a","x":01}]}                             | 400 | malformed_json
            9  | leading plus                    | {"items":[{"externalId":"a","x":+1}]}                             | 400 | malformed_json
            9  | hexadecimal                     | {"items":[{"externalId":"a","x":0x10}]}                           | 400 | malformed_json
            10 | raw control character           | {"items":[{"externalId":"a","x":"<<hex 01>>"}]}                   | 400 | malformed_json
            10 | raw line break                  | {"items":[{"externalId":"a","x":"<<LF>>"}]}                       | 400 | malformed_json
            10 | raw NUL                         | {"items":[{"externalId":"a","x":"<<NUL>>"}]}                      | 400 | malformed_json
            11 | 33 levels in a posting          | {"items":[{"externalId":"a","x":<<[*32>><<]*32>>}]}               | 400 | json_limit
            11 | 501 levels                      | {"items":[{"externalId":"a","x":<<[*500>><<]*500>>}]}             | 400 | json_limit
            11 | 100,000 levels                  | <<[*100000>><<]*100000>>                                          | 400 | json_limit
            12 | property twice                  | {"items":[{"externalId":"a","externalId":"b"}]}                   | 400 | duplicate_property
            12 | property twice, once escaped    | {"items":[{"externalId":"a","\\u0065xternalId":"b"}]}             | 400 | duplicate_property
            12 | property twice, further in      | {"items":[{"externalId":"a","x":{"y":1,"y":2}}]}                  | 400 | duplicate_property
            12 | items twice                     | {"items":[{"externalId":"a"}],"items":[]}                         | 400 | duplicate_property
            13 | unknown beside items            | {"items":[{"externalId":"a"}],"tenant":1}                         | 400 | unknown_property
            13 | unknown in a posting            | {"items":[{"externalId":"a","x":1}]}                              | 202 |
            14 | same key, same content          | {"items":[{"externalId":"a"},{"externalId":"a"}]}                 | 202 |
            15 | same key, other content         | {"items":[{"externalId":"a"},{"externalId":"a","title":"Baker"}]} | 202 |
            17 | keys alike, but not the same    | {"items":[{"externalId":"A"},{"externalId":"a "},{"externalId":"a\u200b"},{"externalId":"\uff41"}]} | 202 |
            20 | encoded surrogate               | {"items":[{"externalId":"a","x":"<<hex EDA080>>"}]}               | 400 | invalid_encoding
            21 | overlong /                      | {"items":[{"externalId":"a","x":"<<hex C0AF>>"}]}                 | 400 | invalid_encoding
            22 | past U+10FFFF                   | {"items":[{"externalId":"a","x":"<<hex F4908080>>"}]}             | 400 | invalid_encoding
            23 | cut UTF-8                       | {"items":[{"externalId":"a","x":"<<hex E282>>"}]}                 | 400 | invalid_encoding
            23 | Latin-1                         | {"items":[{"externalId":"a","x":"<<hex E9>>"}]}                   | 400 | invalid_encoding
            24 | byte order mark                 | <<hex EFBBBF>>{"items":[{"externalId":"a"}]}                      | 202 |
            24 | two byte order marks            | <<hex EFBBBFEFBBBF>>{"items":[{"externalId":"a"}]}                | 400 | malformed_json
            25 | UTF-16, big-endian              | <<hex 007B007D>>                                                  | 400 | invalid_encoding
            25 | UTF-16, little-endian           | <<hex 7B007D00>>                                                  | 400 | invalid_encoding
            25 | UTF-16 with its mark            | <<hex FEFF007B007D>>                                              | 400 | invalid_encoding
            34 | number of 1,001 digits          | {"items":[{"externalId":"a","x":<<1*1001>>}]}                     | 400 | json_limit
            48 | name of 60 kB                   | {"items":[{"externalId":"a","<<n*60000>>":1}]}                    | 400 | json_limit
            50 | 3,000 items of 120 bytes        | {"items":[<<{"externalId":"a","title":"ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt"},*2999>>{"externalId":"a"}]} | 202 |
            51 | 10,001 items                    | {"items":[<<{"externalId":"a"},*10000>>{"externalId":"a"}]}       | 413 | too_many_items
            51 | 100,000 items                   | {"items":[<<{"externalId":"a"},*99999>>{"externalId":"a"}]}       | 413 | too_many_items
            68 | XML with an entity              | <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>  | 400 | malformed_json
            68 | YAML                            | !!javax.script.ScriptEngineManager []                             | 400 | malformed_json
            68 | pickle                          | <<hex 80049528000000000000008C08>>                                | 400 | invalid_encoding
            68 | serialised Java object          | <<hex ACED00057372001164>>                                        | 400 | invalid_encoding
            """;

    static List<BadBody> all() {
        return Cells.rows(TABLE).stream()
                .map(cells -> new BadBody(
                        cells.get(0),
                        cells.get(1),
                        Cells.bytes(cells.get(2)),
                        Integer.parseInt(cells.get(3)),
                        cells.get(4)))
                .toList();
    }

    @Override
    public String toString() {
        return number + " " + input;
    }
}
