package com.workwise.ingest.api.jobs;

import com.workwise.ingest.JobKey;
import com.workwise.ingest.api.Database;
import com.workwise.ingest.api.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/jobs/{externalId}} and {@code GET /api/v1/jobs?externalId=}; "batches" is no posting's path, so that other methods on it get their 405. */
@RestController
final class JobController {

    private final Database database;
    private final JobsSettings settings;

    JobController(Database database, JobsSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @GetMapping(path = "/api/v1/jobs/{externalId:(?!batches$)(?s:.+)}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<StoredJob> job(@PathVariable String externalId) {
        if (JobKey.problem(externalId) != null) {
            return Mono.error(() -> notFound().asException());
        }
        JobKey key = new JobKey(externalId);
        return database.run(settings.readTimeout(), connection -> JobRows.find(connection, key))
                .switchIfEmpty(Mono.error(() -> notFound().asException()));
    }

    /** For ids that no path can carry, such as {@code a/../b}. */
    @GetMapping(path = "/api/v1/jobs", params = "externalId", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<StoredJob> jobOf(@RequestParam String externalId) {
        return job(externalId);
    }

    private static Problem notFound() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "job_not_found",
                "No posting with this externalId is stored. Percent-encode the id, or send it as ?externalId=; a posting just submitted may take a "
                        + "moment, and its batch's state tells whether it was rejected.");
    }
}
