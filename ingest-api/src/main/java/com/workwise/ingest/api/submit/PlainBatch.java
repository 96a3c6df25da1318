package com.workwise.ingest.api.submit;

import com.workwise.ingest.api.submit.ItemReader.Verdict;
import com.workwise.ingest.wire.Limits;
import com.workwise.ingest.wire.PlainJson;
import com.workwise.ingest.wire.StrictJson;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** {@code {"items":[…]}} without the parser, which is only asked for items that are not plain. */
final class PlainBatch {

    private final byte[] body;
    private final int to;
    private final Verdicts verdicts = new Verdicts();
    private PlainJson json;

    /** Asked for at the first item that is not plain: the others have looked at their escapes. */
    private @Nullable Boolean surrogateEscapes;

    private PlainBatch(byte[] body, int from, int to) {
        this.body = body;
        this.to = to;
        this.json = new PlainJson(body, from, to);
    }

    /** @return null when there is anything else, or anything to refuse but single items */
    static @Nullable ParsedBatch parse(byte[] body, int from, int to) {
        return new PlainBatch(body, from, to).parse();
    }

    private @Nullable ParsedBatch parse() {
        if (!json.take('{') || !json.word("\"items\"") || !json.take(':') || !json.take('[')) {
            return null;
        }
        do {
            Verdict verdict = verdicts.count() == Limits.BATCH_ITEMS ? null : item(verdicts.count());
            if (verdict == null) {
                return null;
            }
            verdicts.add(verdict);
        } while (json.take(','));
        return json.take(']') && json.take('}') && json.isAtEnd() ? verdicts.asBatch() : null;
    }

    private @Nullable Verdict item(int index) {
        int start = json.next();
        String externalId = PlainItem.externalId(json);
        return externalId == null
                ? unusual(index, start)
                : ItemReader.judge(index, externalId, ByteBuffer.wrap(body, start, json.position() - start));
    }

    private @Nullable Verdict unusual(int index, int start) {
        if (Utf8.looksLikeAnotherEncoding(body, start, to)) {
            return null;
        }
        if (surrogateEscapes == null) {
            surrogateEscapes = Utf8.mayHoldSurrogateEscapes(body, start, to);
        }
        try (JsonParser parser = StrictJson.POSTING.createParser(body, start, to - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Verdict verdict = new ItemReader(parser, body, start, surrogateEscapes).read(index);
            json = new PlainJson(body, start + (int) parser.currentLocation().getByteOffset(), to);
            return verdict;
        } catch (JacksonException malformed) {
            // Where it is in the body, only a parser of all of it can say.
            return null;
        }
    }
}
