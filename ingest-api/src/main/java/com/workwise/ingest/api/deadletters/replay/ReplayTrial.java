package com.workwise.ingest.api.deadletters.replay;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.LetterRows;
import com.workwise.ingest.api.deadletters.Selection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says what a replay would come to, and does nothing. */
final class ReplayTrial {

    private final Database database;
    private final DeadLetterSettings settings;

    ReplayTrial(Database database, DeadLetterSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    Mono<Object> of(ReplayOrder order, boolean checkDatabase) {
        return database.run(
                        settings.writeTimeout(),
                        connection -> Freeze.extent(connection, order.selection(), settings.mostSelected()))
                .doOnNext(extent -> order.edits().requireFit(extent.letters()))
                .flatMap(extent -> Mono.<Object>just(extent));
    }

    private Flux<Letter> letters(Selection selection) {
        return page(selection, 0)
                .expand(letters -> page(selection, letters.getLast().seq()))
                .concatMap(Flux::fromIterable, 1);
    }

    private Mono<List<Letter>> page(Selection selection, long after) {
        Conditions conditions = selection.conditions().and("seq > ?", after);
        return database.run(settings.writeTimeout(), connection -> LetterRows.page(connection, conditions))
                .filter(letters -> !letters.isEmpty());
    }
}
