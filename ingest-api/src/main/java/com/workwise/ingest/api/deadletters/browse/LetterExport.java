package com.workwise.ingest.api.deadletters.browse;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.LetterFilter;
import com.workwise.ingest.api.deadletters.LetterRows;
import io.r2dbc.spi.Connection;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Letters as lines of JSON, oldest first; a page is read when the client has taken the one before. */
final class LetterExport {

    private final Database database;
    private final DeadLetterSettings settings;
    private final JsonMapper json;

    LetterExport(Database database, DeadLetterSettings settings, JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.json = json;
    }

    /** @param last its greatest place in the order */
    private record Page(List<byte[]> lines, long last) {}

    /** Letters that come later than the export begins may be in it or not. */
    Flux<byte[]> lines(LetterFilter filter) {
        return page(filter, 0)
                .expand(page -> page(filter, page.last))
                .concatMap(page -> Flux.fromIterable(page.lines), 1);
    }

    private Mono<Page> page(LetterFilter filter, long after) {
        return database.run(settings.readTimeout(), connection -> read(connection, filter, after));
    }

    private Mono<Page> read(Connection connection, LetterFilter filter, long after) {
        Conditions conditions = filter.conditions().and("seq > ?", after);
        return LetterRows.places(connection, conditions)
                .filter(places -> !places.isEmpty())
                .flatMap(places -> LetterQueries.wholes(
                                connection,
                                places.stream().map(LetterRows.Place::id).toArray(UUID[]::new))
                        .map(wholes -> new Page(
                                wholes.stream().map(this::line).toList(),
                                places.getLast().seq())));
    }

    private byte[] line(LetterViews.Whole letter) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        json.writeValue(line, letter);
        line.write('\n');
        return line.toByteArray();
    }
}
