package com.workwise.ingest.api;

import com.workwise.ingest.testsupport.Cells;
import java.util.List;

/**
 * The bad-input catalogue, as far as it is about requests. {@link Cells} tells what the cells may hold.
 *
 * <p>Head: {@code POST} is a submission that is right but for the lines, parted by {@code ;;}, which replace its own of the
 * same name ({@code Name:-} leaves it out); other heads have a key and the lines given. Body: good, none, a name of
 * {@link Packed}, or itself.
 *
 * @param number in the catalogue
 * @param code of the problem; empty when the request is served
 * @param end open = the connection goes on
 */
record BadRequest(String number, String input, byte[] bytes, int status, String code, RawHttp.End end) {

    private static final String TABLE = """
            26 | charset=utf-16             | POST | Content-Type: application/json;charset=utf-16        | good | 415 | unsupported_charset    | open
            26 | charset=UTF-8              | POST | Content-Type: application/json;charset=UTF-8         | good | 202 |                        | open
            43 | observed in ten years      | POST /api/v1/jobs/batches?observedAt=2036-01-01T00:00:00Z HTTP/1.1 | Host: a ;; Content-Type: application/json ;; Content-Length: 0 | none | 400 | bad_observed_at | open
            51 | 102 MB announced           | POST | Content-Length: 102000000                            | none | 413 | request_too_large      | closed
            52 | longer than announced      | POST | Content-Length: 10 ;; Connection: close              | good | 400 | malformed_json         | closed
            53 | gzip                       | POST | Content-Encoding: gzip                               | packed             | 202 |                              | open
            53 | x-gzip                     | POST | Content-Encoding: x-gzip                             | packed             | 202 |                              | open
            53 | gzip of two members        | POST | Content-Encoding: gzip                               | packed in two      | 202 |                              | open
            53 | gzip cut off               | POST | Content-Encoding: gzip                               | packed, cut        | 400 | malformed_gzip               | open
            53 | gzip and something behind  | POST | Content-Encoding: gzip                               | packed, trailing   | 400 | malformed_gzip               | open
            53 | gzip of a wrong checksum   | POST | Content-Encoding: gzip                               | packed, damaged    | 400 | malformed_gzip               | open
            53 | gzip, but is not           | POST | Content-Encoding: gzip                               | good               | 400 | malformed_gzip               | open
            53 | gzip, empty                | POST | Content-Encoding: gzip                               | none               | 400 | malformed_gzip               | open
            53 | gzip twice, told once      | POST | Content-Encoding: gzip                               | packed twice       | 400 | invalid_encoding             | open
            53 | gzip twice                 | POST | Content-Encoding: gzip, gzip                         | packed twice       | 415 | unsupported_content_encoding | open
            53 | gzip twice, on two lines   | POST | Content-Encoding: gzip ;; Content-Encoding: gzip     | packed twice       | 415 | unsupported_content_encoding | open
            53 | bomb of 10 GB in 10 MB     | POST | Content-Encoding: gzip                               | bomb               | 413 | gzip_ratio_too_high          | open
            53 | bomb beneath the ratio     | POST | Content-Encoding: gzip                               | bomb of low ratio  | 413 | request_too_large            | closed
            53 | deflate                    | POST | Content-Encoding: deflate                            | good               | 415 | unsupported_content_encoding | open
            53 | br                         | POST | Content-Encoding: br                                 | good               | 415 | unsupported_content_encoding | open
            54 | no Content-Type            | POST | Content-Type:-                                       | good | 415 | unsupported_media_type | open
            54 | text                       | POST | Content-Type: text/plain                             | good | 415 | unsupported_media_type | open
            54 | malformed Content-Type     | POST | Content-Type: application                            | good | 415 | unsupported_media_type | open
            54 | form                       | POST | Content-Type: application/x-www-form-urlencoded      | good | 415 | unsupported_media_type | open
            54 | multipart                  | POST | Content-Type: multipart/form-data; boundary=x        | good | 415 | unsupported_media_type | open
            54 | lines                      | POST | Content-Type: application/x-ndjson                   | {"externalId":"a"}<<LF>> | 202 |                        | open
            54 | lines, by their short name | POST | Content-Type: application/ndjson                     | {"externalId":"a"} | 202 |                        | open
            54 | lines, by their other name | POST | Content-Type: application/jsonl;charset=utf-8        | {"externalId":"a"} | 202 |                        | open
            54 | lines in UTF-16            | POST | Content-Type: application/x-ndjson;charset=utf-16    | {"externalId":"a"} | 415 | unsupported_charset    | open
            54 | lines in gzip              | POST | Content-Type: application/x-ndjson ;; Content-Encoding: gzip | packed lines | 202 |                      | open
            54 | lines told to be one JSON  | POST | Content-Type: application/json                       | {"externalId":"a"}<<LF>>{"externalId":"b"} | 400 | unknown_property | open
            54 | one JSON told to be lines  | POST | Content-Type: application/x-ndjson                   | good | 422 | all_items_refused      | open
            55 | wants XML                  | POST | Accept: application/xml                              | good | 406 | not_acceptable         | open
            56 | GET                        | GET /api/v1/jobs/batches HTTP/1.1     | Host: a             | none | 405 | method_not_allowed     | open
            56 | PUT                        | PUT /api/v1/jobs/batches HTTP/1.1     | Host: a             | none | 405 | method_not_allowed     | open
            56 | DELETE                     | DELETE /api/v1/jobs/batches HTTP/1.1  | Host: a             | none | 405 | method_not_allowed     | open
            56 | TRACE                      | TRACE /api/v1/jobs/batches HTTP/1.1   | Host: a             | none | 405 | method_not_allowed     | open
            56 | OPTIONS                    | OPTIONS /api/v1/jobs/batches HTTP/1.1 | Host: a             | none | 405 | method_not_allowed     | open
            56 | OPTIONS of all             | OPTIONS * HTTP/1.1                    | Host: a             | none | 400 | bad_target             | open
            56 | CONNECT                    | CONNECT example.org:443 HTTP/1.1      | Host: a             | none | 400 | bad_target             | open
            56 | a method unheard of        | BREW /api/v1/jobs/batches HTTP/1.1    | Host: a             | none | 405 | method_not_allowed     | open
            57 | URI of 5 kB: an id may be  | GET /api/v1/jobs/<<u*5000>> HTTP/1.1  | Host: a             | none | 404 | job_not_found          | open
            57 | URI of 9 kB                | GET /api/v1/jobs/<<u*9000>> HTTP/1.1  | Host: a             | none | 414 | uri_too_long           | closed
            57 | header of 9 kB             | POST | X-Large: <<h*9000>>                                  | good | 431 | headers_too_large      | closed
            57 | cookie of 10 kB            | POST | Cookie: a=<<c*10000>>                                | good | 431 | headers_too_large      | closed
            57 | 200 headers                | POST | <<X-Many: 1 ;;*199>> X-Many: 1                       | good | 431 | too_many_headers       | open
            58 | length and chunks          | POST | Transfer-Encoding: chunked                           | 0<<CR>><<LF>><<CR>><<LF>>                 | 400 | malformed_request | closed
            58 | length twice               | POST | Content-Length: 5 ;; Content-Length: 6               | good | 400 | malformed_request      | closed
            58 | length negative            | POST | Content-Length: -1                                   | good | 400 | malformed_request      | closed
            58 | length with a sign         | POST | Content-Length: +5                                   | good | 400 | malformed_request      | closed
            58 | length hexadecimal         | POST | Content-Length: 0x10                                 | good | 400 | malformed_request      | closed
            58 | length over 64 bits        | POST | Content-Length: 99999999999999999999                 | good | 400 | malformed_request      | closed
            58 | lines without CR           | RAW  |                                                      | GET / HTTP/1.1<<LF>>Host: a<<LF>><<LF>>   | 400 | malformed_request | closed
            58 | NUL in a header            | POST | X-Nul: a<<NUL>>b                                     | good | 400 | malformed_request      | closed
            58 | header without a name      | POST | : x                                                  | good | 400 | malformed_request      | closed
            58 | blank before the colon     | POST | X-Blank : x                                          | good | 400 | malformed_request      | closed
            58 | folded header: unfolded    | POST | X-Folded: a<<CR>><<LF>> b                            | good | 202 |                        | open
            58 | gzip as Transfer-Encoding  | POST | Transfer-Encoding: gzip, chunked ;; Content-Length:- | 0<<CR>><<LF>><<CR>><<LF>>                 | 400 | bad_transfer_encoding | closed
            58 | chunk's size no number     | POST | Transfer-Encoding: chunked ;; Content-Length:-       | zz<<CR>><<LF>>x<<CR>><<LF>>               | 400 | malformed_request | closed
            58 | chunk's size negative      | POST | Transfer-Encoding: chunked ;; Content-Length:-       | -1<<CR>><<LF>>x<<CR>><<LF>>               | 400 | malformed_request | closed
            58 | chunk longer than its size | POST | Transfer-Encoding: chunked ;; Content-Length:-       | 1<<CR>><<LF>>xyz<<CR>><<LF>>              | 400 | malformed_request | closed
            58 | not HTTP                   | RAW  |                                                      | <<hex 1603010200>><<CR>><<LF>><<CR>><<LF>> | 400 | malformed_request | closed
            58 | HTTP/2 unasked             | RAW  |                                                      | PRI * HTTP/2.0<<CR>><<LF>><<CR>><<LF>>SM<<CR>><<LF>><<CR>><<LF>> | 400 | malformed_request | closed
            58 | upgrade to HTTP/2: ignored | GET /api/v1/jobs/a HTTP/1.1 | Host: a ;; Connection: Upgrade, HTTP2-Settings ;; Upgrade: h2c ;; HTTP2-Settings: AAMAAABkAAQAAP__ | none | 404 | job_not_found | open
            59 | no Host                    | GET /api/v1/jobs/a HTTP/1.1           |                     | none | 400 | bad_host               | open
            59 | two Hosts                  | GET /api/v1/jobs/a HTTP/1.1           | Host: a ;; Host: a  | none | 400 | bad_host               | open
            59 | Host with blanks           | GET /api/v1/jobs/a HTTP/1.1           | Host: a b           | none | 400 | bad_host               | open
            59 | Host with a path           | GET /api/v1/jobs/a HTTP/1.1           | Host: a/b           | none | 400 | bad_host               | open
            59 | absolute URI               | GET http://evil/api/v1/jobs/a HTTP/1.1 | Host: evil         | none | 400 | bad_target             | open
            59 | foreign Host: never echoed | POST | Host: evil                                           | good | 202 |                        | open
            62 | request id with CR         | POST | X-Request-Id: a<<CR>>b                               | good | 400 | malformed_request      | closed
            62 | request id of 200          | POST | X-Request-Id: <<r*200>>                              | good | 400 | bad_request_id         | open
            62 | request id of 10 kB        | POST | X-Request-Id: <<r*10000>>                            | good | 431 | headers_too_large      | closed
            62 | request id not ASCII       | POST | X-Request-Id: <<hex E9>>                             | good | 400 | bad_request_id         | open
            62 | traceparent of nonsense    | POST | traceparent: '; drop table x                         | good | 202 |                        | open
            63 | id ../ : send ?externalId= | GET /api/v1/jobs/../x HTTP/1.1        | Host: a             | none | 400 | rejected_request       | open
            63 | id %2e%2e%2f               | GET /api/v1/jobs/%2e%2e%2fx HTTP/1.1  | Host: a             | none | 400 | rejected_request       | open
            63 | id ../ as a parameter      | GET /api/v1/jobs?externalId=a/../b HTTP/1.1 | Host: a       | none | 404 | job_not_found          | open
            63 | id with a cut escape       | GET /api/v1/jobs/%2 HTTP/1.1          | Host: a             | none | 400 | malformed_request      | open
            63 | id ${jndi:}                | GET /api/v1/jobs/$%7Bjndi:ldap:%2F%2Fx%7D HTTP/1.1 | Host: a | none | 404 | job_not_found        | open
            63 | batch id 1 or 1=1          | GET /api/v1/jobs/batches/1%20or%201=1 HTTP/1.1 | Host: a    | none | 400 | bad_batch_id           | open
            68 | XML as such                | POST | Content-Type: application/xml                        | good | 415 | unsupported_media_type | open
            68 | Java object as such        | POST | Content-Type: application/x-java-serialized-object   | good | 415 | unsupported_media_type | open
            72 | replay: not for every key  | POST /api/v1/dead-letters/1/replay HTTP/1.1 | Host: a ;; Content-Length: 0 | none | 403 | forbidden     | open
            """;

    static List<BadRequest> all() {
        return Cells.rows(TABLE).stream().map(BadRequest::of).toList();
    }

    private static BadRequest of(List<String> cells) {
        String[] lines = cells.get(3).isEmpty()
                ? new String[0]
                : Cells.line(cells.get(3)).split(" *;; *");
        byte[] body = body(cells.get(4));
        byte[] bytes = switch (cells.get(2)) {
            case "POST" -> Requests.post(body, lines);
            case "RAW" -> body;
            default -> Requests.lines(Cells.line(cells.get(2)), lines);
        };
        return new BadRequest(
                cells.get(0),
                cells.get(1),
                bytes,
                Integer.parseInt(cells.get(5)),
                cells.get(6),
                cells.get(7).equals("open") ? RawHttp.End.STILL_OPEN : RawHttp.End.CLOSED);
    }

    private static byte[] body(String cell) {
        return switch (cell) {
            case "good" -> Requests.GOOD;
            case "none" -> new byte[0];
            default -> Packed.isName(cell) ? Packed.named(cell) : Cells.bytes(cell);
        };
    }

    @Override
    public String toString() {
        return number + " " + input;
    }
}
