package com.workwise.ingest.api.edge;

import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The one shape of an error's body. */
final class ProblemJson {

    private static final String TYPE = "urn:workwise:ingest:problem:";

    private final JsonMapper json;

    ProblemJson(JsonMapper json) {
        this.json = json;
    }

    /** @param path of the request; null when it could not be read */
    byte[] write(Problem problem, RequestId request, @Nullable String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE + problem.code());
        members.put("title", title(problem.code()));
        members.put("status", problem.status().value());
        members.put("detail", problem.detail());
        if (path != null) {
            members.put("instance", path);
        }
        members.put("code", problem.code());
        members.put("requestId", request.value());
        members.putAll(problem.members());
        return json.writeValueAsBytes(members);
    }

    private static String title(String code) {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
