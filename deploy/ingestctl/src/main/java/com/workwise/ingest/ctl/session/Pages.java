package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.http.Query;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the cursors of a list. */
public final class Pages {

    private static final int PAGE = 500;

    private Pages() {}

    /** @param next the cursor; "" at the end */
    public record Page(List<Doc> items, String next) {

        /** In the API's shape. */
        public JsonNode json() {
            ObjectNode json = Json.object();
            ArrayNode array = json.putArray("items");
            items.forEach(item -> array.add(item.node()));
            json.put("next", next.isEmpty() ? null : next);
            return json;
        }
    }

    public static Page read(Api api, String path, Supplier<Query> query, int limit, @Nullable String cursor) {
        if (limit < 1) {
            throw Failure.misuse("--limit must be at least 1", "Use e.g. --limit 50.");
        }
        List<Doc> items = new ArrayList<>();
        String next = cursor;
        do {
            Doc page = api.get(
                    path,
                    query.get()
                            .put("limit", Math.min(PAGE, limit - items.size()))
                            .put("cursor", next));
            items.addAll(page.list("items"));
            String following = page.text("next");
            if (following.isEmpty()
                    || following.equals(next)
                    || page.list("items").isEmpty()) {
                return new Page(items, "");
            }
            next = following;
        } while (items.size() < limit);
        return new Page(items, next);
    }
}
