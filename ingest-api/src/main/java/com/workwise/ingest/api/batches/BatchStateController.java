package com.workwise.ingest.api.batches;

import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/jobs/batches/{id}}. */
@RestController
final class BatchStateController {

    /** UUID.fromString also takes shorter forms. */
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Database database;
    private final BatchesSettings settings;

    BatchStateController(Database database, BatchesSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @GetMapping(path = "/api/v1/jobs/batches/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<BatchState> state(@PathVariable String id) {
        if (!UUID_TEXT.matcher(id).matches()) {
            return Mono.error(Problem.badRequest(
                            "bad_batch_id", "A batch's id is the UUID that the answer to its submission named.")
                    .asException());
        }
        UUID batch = UUID.fromString(id);
        return database.run(settings.readTimeout(), connection -> BatchRows.find(connection, batch))
                .switchIfEmpty(Mono.error(() -> notFound().asException()));
    }

    private static Problem notFound() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "batch_not_found",
                "No batch of this id is known. One that was accepted while the database was away shows up once its first "
                        + "item was processed: then ask again later.");
    }
}
