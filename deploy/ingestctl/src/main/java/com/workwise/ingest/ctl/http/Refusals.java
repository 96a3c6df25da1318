package com.workwise.ingest.ctl.http;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.json.Doc;
import com.workwise.ingest.ctl.json.Json;
import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a refusal of the API means to the person at the terminal. */
final class Refusals {

    static final String REQUEST_ID = "X-Request-Id";

    private Refusals() {}

    static Failure failure(int status, byte[] body, HttpRequest request, @Nullable String retryAfter) {
        Doc problem = new Doc(Json.read(body).filter(JsonNode::isObject).orElseGet(Json::object));
        String code = problem.text("code");
        String detail = problem.text("detail");
        String id = problem.text("requestId").isEmpty()
                ? request.headers().firstValue(REQUEST_ID).orElse("unknown")
                : problem.text("requestId");
        String what = (detail.isEmpty() ? "The API refused" : detail) + ids(problem) + " (HTTP " + status
                + (code.isEmpty() ? "" : ", " + code) + ", request " + id + ")";
        String remedy = remedy(status, code, problem, retryAfter);
        return status == 429 || status >= 500 ? Failure.passing(what, remedy) : Failure.failed(what, remedy);
    }

    private static String ids(Doc problem) {
        var ids = problem.list("ids");
        return ids.isEmpty()
                ? ""
                : " " + ids.stream().limit(5).map(Doc::asText).collect(Collectors.joining(", "))
                        + (ids.size() > 5 ? " and " + (ids.size() - 5) + " more" : "");
    }

    private static String remedy(int status, String code, Doc problem, @Nullable String retryAfter) {
        return switch (code) {
            case "dead_letter_not_found" -> "See `ingestctl dlq list --state any`; retention may have removed it.";
            case "replay_not_found" -> "See `ingestctl replay list`.";
            case "discard_not_found" -> "See `ingestctl dlq discards`.";
            case "job_not_found" ->
                "Check the id; a dead letter of it would show in `ingestctl dlq list --key EXTERNAL-ID --state any`.";
            case "not_discardable" -> "Leave those that are being replayed, resolved or discarded out.";
            case "no_target" -> "Name its topic in the API's settings, or leave those letters out.";
            case "database_busy" -> "Try again in a moment, or select fewer.";
            case "rebuild_not_found" -> "Another API process runs it; see `ingestctl dlq summary`.";
            case "bad_selection", "bad_replay", "bad_discard", "bad_cursor" ->
                "Mend what it names; --help tells the options.";
            case "not_replayable" ->
                "Leave the resolved and discarded ones out; `ingestctl dlq restore` brings discarded ones back.";
            case "replay_running" ->
                "One at a time per topic: `ingestctl replay status " + problem.text("replayId")
                        + "`, then wait for it or cancel it.";
            case "too_many" -> "Select fewer: --code, --source, --since, --batch.";
            case "nothing_selected" -> "See what there is: `ingestctl dlq summary`.";
            case "several_targets" -> "Replay one topic at a time: add --topic TOPIC.";
            case "bad_edit" -> "Mend the edit (--patch, --default, --observed-at) and try it with --dry-run.";
            case "bad_filter" -> "Mend the selection; `ingestctl dlq list --help` tells its options.";
            case "wrong_state" -> "See `ingestctl replay status ID` or `ingestctl dlq discards`.";
            case "second_operator_needed" ->
                "Somebody else, with a key of their own, must run `ingestctl replay approve`.";
            default -> remedy(status, retryAfter);
        };
    }

    private static String remedy(int status, @Nullable String retryAfter) {
        return switch (status) {
            case 401 -> "The API does not know this key: check --key-file, $INGESTCTL_KEY or $INGESTCTL_KEY_FILE.";
            case 403 ->
                "This key lacks the role: its owner needs dead-letters:read, dead-letters:replay or dead-letters:discard "
                        + "in ingest.api.keys[i].roles.";
            case 404, 405 -> "Check the id, and that --url is the address of an API of this version.";
            case 429, 503 ->
                "Kafka or the database may be away: `ingestctl pipeline status`; try again"
                        + (retryAfter == null ? " later." : " in " + retryAfter + " s.");
            default ->
                status >= 500
                        ? "Try again; when it lasts, tell the API's operators the request's id."
                        : "Check the options; --help tells them.";
        };
    }
}
