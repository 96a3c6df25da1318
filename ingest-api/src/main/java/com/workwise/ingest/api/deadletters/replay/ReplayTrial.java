package com.workwise.ingest.api.deadletters.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.deadletters.Conditions;
import com.workwise.ingest.api.deadletters.DeadLetterSettings;
import com.workwise.ingest.api.deadletters.Letter;
import com.workwise.ingest.api.deadletters.LetterRows;
import com.workwise.ingest.api.deadletters.Selection;
import com.workwise.ingest.api.deadletters.trial.DryRun;
import com.workwise.ingest.api.deadletters.trial.DryRunResult;
import com.workwise.ingest.api.deadletters.trial.Extent;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says what a replay would come to, and does nothing. */
final class ReplayTrial {

    private final Database database;
    private final DeadLetterSettings settings;
    private final String ownTopic;
    private final DryRun dryRun;

    /** @param ownTopic whose records our workers judge */
    ReplayTrial(Database database, DeadLetterSettings settings, String ownTopic, DryRun dryRun) {
        this.database = database;
        this.settings = settings;
        this.ownTopic = ownTopic;
        this.dryRun = dryRun;
    }

    /** @param dryRun always true: tells this answer from a replay */
    record Outlook(
            boolean dryRun,
            boolean needsApproval,
            String targetTopic,
            @JsonUnwrapped DryRunResult result) {}

    Mono<Outlook> of(ReplayOrder order, boolean checkDatabase) {
        return database.run(
                        settings.writeTimeout(),
                        connection -> Freeze.extent(connection, order.selection(), settings.mostSelected()))
                .doOnNext(extent -> order.edits().requireFit(extent.letters()))
                .flatMap(extent -> dryRun.run(
                                letters(order.selection()), order.edits(), extent(extent.topic(), checkDatabase))
                        .map(result -> new Outlook(
                                true, extent.letters() >= settings.approvalFrom(), extent.topic(), result)));
    }

    /** Of what other systems read, only the edits can be tried. */
    private Extent extent(String topic, boolean checkDatabase) {
        if (!topic.equals(ownTopic)) {
            return Extent.EDITS;
        }
        return checkDatabase ? Extent.DATABASE : Extent.RULES;
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
