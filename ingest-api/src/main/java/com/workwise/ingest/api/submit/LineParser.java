package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.submit.ItemReader.Refused;
import com.workwise.ingest.api.submit.ItemReader.Verdict;
import com.workwise.ingest.api.submit.ParsedBatch.Unreadable;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.PlainJson;
import com.workwise.ingest.wire.StrictJson;
import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Reads an item a line, ended by LF, CRLF or the body's end. Blank lines are none; a broken line costs only itself. */
final class LineParser {

    private final byte[] body;
    private final Verdicts verdicts = new Verdicts();

    LineParser(byte[] body) {
        this.body = body;
    }

    /** @param from first byte behind a byte order mark */
    ParsedBatch parse(int from, int to) {
        int start = from;
        while (start < to) {
            int feed = Utf8.indexOf('\n', body, start, to);
            int end = feed > start && body[feed - 1] == '\r' ? feed - 1 : feed;
            if (!Utf8.isBlank(body, start, end)) {
                if (verdicts.count() == Limits.BATCH_ITEMS) {
                    return new Unreadable(Refusals.tooManyItems());
                }
                verdicts.add(read(verdicts.count(), start, end));
            }
            start = feed + 1;
        }
        return verdicts.count() == 0
                ? new Unreadable(Problem.badRequest("empty_body", "Send one posting a line as the body."))
                : verdicts.asBatch();
    }

    private Verdict read(int index, int start, int end) {
        PlainJson json = new PlainJson(body, start, end);
        String externalId = PlainItem.externalId(json);
        return externalId != null && json.isAtEnd()
                ? ItemReader.judge(index, externalId, ByteBuffer.wrap(body, start, end - start))
                : parse(index, start, end);
    }

    private Verdict parse(int index, int start, int end) {
        if (Utf8.looksLikeAnotherEncoding(body, start, end)) {
            return refuse(index, new Malformed("malformed_json", "The line does not begin with JSON in UTF-8."));
        }
        boolean surrogateEscapes = Utf8.mayHoldSurrogateEscapes(body, start, end);
        try (JsonParser parser = StrictJson.POSTING.createParser(body, start, end - start)) {
            parser.nextToken();
            Verdict verdict = new ItemReader(parser, body, start, surrogateEscapes).readLine(index, end - start);
            return parser.nextToken() == null
                    ? verdict
                    : refuse(index, new Malformed("malformed_json", "Something follows the item on its line."));
        } catch (JacksonException malformed) {
            return refuse(index, Malformed.of(malformed, "line", 0));
        }
    }

    private static Verdict refuse(int index, Malformed because) {
        return new Refused(Refusal.ofItem(index, "item." + because.code(), because.message()));
    }
}
