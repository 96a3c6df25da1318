package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Cells;
import java.util.List;

/**
 * How JSON may and may not be written, after the manner of JSONTestSuite: y_ must be read, n_ must be refused, i_ is for a
 * parser to choose, and this is our choice. {@link Cells} tells what the cells may hold.
 *
 * @param value of a field that means nothing, or, beginning with {@code ^}, in place of the whole posting
 */
public record SyntaxCase(String name, byte[] posting) {

    private static final String TABLE = """
            y_empty_array                    | []
            y_empty_object                   | {}
            y_array_of_everything            | [null, 1, "1", {}, true, false, -0.5e+1]
            y_blanks_everywhere              | [ <<hex 09>><<LF>><<CR>> 1 <<LF>>, <<hex 09>> 2 ]
            y_nested_31                      | <<[*31>><<]*31>>
            y_null                           | null
            y_true                           | true
            y_false                          | false
            y_zero                           | 0
            y_minus_zero                     | -0
            y_integer                        | 123456789
            y_negative                       | -1
            y_fraction                       | 0.123456789
            y_exponent                       | 1e5
            y_exponent_capital               | 1E5
            y_exponent_plus                  | 1E+2
            y_exponent_minus                 | 1e-2
            y_fraction_and_exponent          | 123.456e78
            y_number_100_characters          | <<1*100>>
            y_huge_exponent                  | 1e1000000000
            y_empty_string                   | ""
            y_all_escapes                    | "\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9"
            y_escaped_nul                    | "\\u0000"
            y_escaped_pair                   | "\\ud83d\\ude00"
            y_escapes_in_both_cases          | "\\uABCD\\uabcd"
            y_utf8_2_bytes                   | "é"
            y_utf8_3_bytes                   | "漢"
            y_utf8_4_bytes                   | "<<hex F09F9880>>"
            y_last_code_point                | "<<hex F48FBFBF>>"
            y_noncharacter                   | "<<hex EFBFBF>>"
            y_line_separators                | "<<hex E280A8E280A9>>"
            y_delete_character               | "<<hex 7F>>"
            y_comment_in_string              | "/* no */ // comment"
            y_long_string                    | "<<x*100000>>"
            y_name_empty                     | {"":0}
            y_name_escaped                   | {"\\u0061b":0}
            y_name_of_1000                   | {"<<n*1000>>":0}
            y_names_alike_but_for_case       | {"a":1,"A":2}
            y_blank_around                   | ^ <<LF>> {"externalId":"a"} <<LF>>
            n_nothing                        | ^
            n_blanks_alone                   | ^<<LF>>
            n_array_as_posting               | ^["externalId"]
            n_string_as_posting              | ^"externalId"
            n_number_as_posting              | ^1
            n_null_as_posting                | ^null
            n_nested_32                      | <<[*32>><<]*32>>
            n_nested_objects_32              | <<{"a":*32>>1<<}*32>>
            n_nested_100000_open             | <<[*100000>>
            n_number_101_characters          | <<1*101>>
            n_name_of_2000                   | {"<<n*2000>>":0}
            n_array_unclosed                 | [1
            n_array_comma_alone              | [,]
            n_array_comma_first              | [,1]
            n_array_comma_last               | [1,]
            n_array_comma_twice              | [1,,2]
            n_array_no_comma                 | [1 2]
            n_array_colon                    | ["a":1]
            n_array_closed_as_object         | [1}
            n_array_closed_twice             | [1]]
            n_object_unclosed                | {"a":1
            n_object_comma_last              | {"a":1,}
            n_object_comma_twice             | {"a":1,,"b":2}
            n_object_no_colon                | {"a" 1}
            n_object_two_colons              | {"a"::1}
            n_object_no_value                | {"a":}
            n_object_no_name                 | {:1}
            n_object_name_bare               | {a:1}
            n_object_name_number             | {1:1}
            n_object_name_single_quotes      | {'a':1}
            n_object_name_null               | {null:1}
            n_object_name_twice              | {"a":1,"a":1}
            n_object_name_twice_escaped      | {"a":1,"\\u0061":1}
            n_object_closed_as_array         | {"a":1]
            n_true_cut                       | tru
            n_true_capital                   | True
            n_null_capital                   | NULL
            n_undefined                      | undefined
            n_nan                            | NaN
            n_infinity                       | Infinity
            n_minus_infinity                 | -Infinity
            n_minus_alone                    | -
            n_plus                           | +1
            n_leading_zero                   | 01
            n_minus_leading_zero             | -01
            n_point_first                    | .5
            n_point_last                     | 1.
            n_point_then_exponent            | 1.e5
            n_two_points                     | 1.2.3
            n_exponent_empty                 | 1e
            n_exponent_sign_alone            | 1e+
            n_exponent_fraction              | 1e1.5
            n_hexadecimal                    | 0x1F
            n_octal                          | 0o17
            n_underscore                     | 1_000
            n_comma_in_number                | 1,5
            n_full_width_digit               | １
            n_string_unclosed                | "a
            n_string_single_quotes           | 'a'
            n_string_escape_unknown          | "\\x41"
            n_string_escape_quote_single     | "\\'"
            n_string_escape_u_short          | "\\u00"
            n_string_escape_u_no_hex         | "\\u00g0"
            n_string_escape_u_capital        | "\\U0041"
            n_string_escape_alone            | "\\"
            n_string_raw_tab                 | "<<hex 09>>"
            n_string_raw_line_break          | "a<<LF>>b"
            n_string_raw_escape              | "<<hex 1B>>"
            n_string_raw_nul                 | "<<NUL>>"
            n_nul_outside                    | 1<<NUL>>
            n_form_feed_as_blank             | <<hex 0C>>1
            n_no_break_space_as_blank        | <<hex C2A0>>1
            n_byte_order_mark_inside         | <<hex EFBBBF>>1
            n_comment_block                  | /* 1 */ 1
            n_comment_line                   | 1 // one<<LF>>
            n_comment_hash                   | 1 # one<<LF>>
            n_utf8_overlong_slash            | "<<hex C0AF>>"
            n_utf8_overlong_nul              | "<<hex C080>>"
            n_utf8_overlong_3                | "<<hex E08080>>"
            n_utf8_surrogate                 | "<<hex EDA080>>"
            n_utf8_surrogate_pair            | "<<hex EDA0BDEDB880>>"
            n_utf8_past_the_last             | "<<hex F4908080>>"
            n_utf8_5_bytes                   | "<<hex F888808080>>"
            n_utf8_continuation_alone        | "<<hex 80>>"
            n_utf8_cut                       | "<<hex E282>>"
            n_utf8_latin_1                   | "<<hex E9>>"
            n_utf8_ff                        | "<<hex FF>>"
            n_utf8_ill_formed_name           | {"<<hex C0AF>>":1}
            n_junk_behind                    | ^{"externalId":"a"}x
            n_brace_behind                   | ^{"externalId":"a"}}
            n_bracket_behind                 | ^{"externalId":"a"}]
            n_two_postings                   | ^{"externalId":"a"}{"externalId":"b"}
            n_externalId_twice               | ^{"externalId":"a","externalId":"a"}
            n_utf16                          | ^<<hex 007B007D>>
            n_utf32                          | ^<<hex 0000007B0000007D>>
            i_lone_surrogate_in_name         | {"\\ud800":1}
            """;

    /** @return whether the posting must be read */
    public boolean readable() {
        return name.startsWith("y_");
    }

    /** @return a batch of this one posting */
    public byte[] batch() {
        return Requests.join(Requests.utf8("{\"items\":["), posting, Requests.utf8("]}"));
    }

    /** @return the posting on a line of its own, behind one that is good */
    public byte[] lines() {
        return Requests.join(Requests.utf8("{\"externalId\":\"good\"}\n"), posting);
    }

    public boolean isOneLine() {
        for (byte each : posting) {
            if (each == '\n') {
                return false;
            }
        }
        return true;
    }

    public static List<SyntaxCase> all() {
        return Cells.rows(TABLE).stream()
                .map(cells -> new SyntaxCase(cells.get(0), posting(cells.get(1))))
                .toList();
    }

    private static byte[] posting(String value) {
        return value.startsWith("^")
                ? Cells.bytes(value.substring(1))
                : Requests.join(
                        Requests.utf8("{\"externalId\":\"a\",\"title\":\"Baker\",\"x\":"),
                        Cells.bytes(value),
                        Requests.utf8("}"));
    }

    @Override
    public String toString() {
        return name;
    }
}
