package com.workwise.ingest.api.deadletters.browse;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Expiry;
import com.workwise.ingest.api.deadletters.LetterFilter;
import com.workwise.ingest.api.deadletters.LetterState;
import com.workwise.ingest.api.deadletters.Paging;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/dead-letters}, and what lies below it. */
@RestController
final class BrowseController {

    private static final String PATH = "/api/v1/dead-letters";

    private final Database database;
    private final DeadLetterSettings settings;
    private final Expiry expiry;
    private final LetterExport export;

    BrowseController(Database database, DeadLetterSettings settings, Expiry expiry, JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.expiry = expiry;
        this.export = new LetterExport(database, settings, json);
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<LetterViews.Page> list(@RequestParam MultiValueMap<String, String> parameters) {
        Map<String, String> asked = single(parameters);
        int limit = Paging.limit(asked.remove("limit"));
        long before = Paging.cursor(asked.remove("cursor"));
        Conditions conditions =
                LetterFilter.of(asked, LetterState.UNRESOLVED).conditions().and("seq < ?", before);
        return database.run(settings.readTimeout(), connection -> LetterQueries.page(connection, conditions, limit + 1))
                .map(found -> new LetterViews.Page(
                        found.stream()
                                .limit(limit)
                                .map(LetterQueries.Placed::item)
                                .toList(),
                        Paging.next(found, limit, LetterQueries.Placed::seq)));
    }

    @GetMapping(path = PATH + "/summary", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<LetterViews.Summary> summary(@RequestParam MultiValueMap<String, String> parameters) {
        LetterFilter filter = LetterFilter.of(single(parameters), LetterState.UNRESOLVED);
        return database.run(
                        settings.readTimeout(),
                        connection -> SummaryQueries.groups(connection, filter.conditions())
                                .zipWhen(groups -> SummaryQueries.states(connection, filter.withoutState())))
                .map(both -> summary(both.getT1(), both.getT2()));
    }

    @GetMapping(path = PATH + "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<byte[]> export(@RequestParam MultiValueMap<String, String> parameters) {
        return export.lines(LetterFilter.of(single(parameters), LetterState.UNRESOLVED));
    }

    @GetMapping(
            path = PATH + "/{id:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<LetterViews.Whole> show(@PathVariable UUID id) {
        return database.run(settings.readTimeout(), connection -> LetterQueries.find(connection, id))
                .switchIfEmpty(Mono.error(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "dead_letter_not_found",
                                "No dead letter has this id. GET " + PATH
                                        + " lists them; one that was written a moment "
                                        + "ago may not have been read yet.")
                        .asException()));
    }

    private LetterViews.Summary summary(List<SummaryQueries.Grouped> found, Map<String, Long> states) {
        List<LetterViews.Group> groups = found.stream()
                .limit(SummaryQueries.GROUPS)
                .map(SummaryQueries.Grouped::group)
                .toList();
        long total = found.isEmpty() ? 0 : found.getFirst().total();
        Expiry.Warning warning = expiry.warning();
        return new LetterViews.Summary(
                total,
                states,
                groups,
                found.size() > SummaryQueries.GROUPS,
                new LetterViews.Expiring(warning.letters(), warning.before()));
    }

    private static Map<String, String> single(MultiValueMap<String, String> parameters) {
        Map<String, String> single = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.size() != 1 || values.getFirst() == null) {
                throw Problem.badRequest("bad_filter", "Give each parameter once, with a value.")
                        .asException();
            }
            single.put(name, values.getFirst());
        });
        return single;
    }
}
