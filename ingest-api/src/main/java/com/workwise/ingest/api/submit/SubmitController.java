package com.workwise.ingest.api.submit;

import java.net.URI;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/jobs/batches}. */
@RestController
final class SubmitController {

    private static final String PATH = "/api/v1/jobs/batches";

    private final BodyReader bodies;
    private final SubmitFlow flow;

    SubmitController(BodyReader bodies, SubmitFlow flow) {
        this.bodies = bodies;
        this.flow = flow;
    }

    @PostMapping(
            path = PATH,
            consumes = {MediaType.APPLICATION_JSON_VALUE, BodyForm.NDJSON, BodyForm.NDJSON_SHORT, BodyForm.JSON_LINES},
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<BatchAnswer>> submit(ServerWebExchange exchange, Principal client) {
        SubmitRequest request = SubmitRequest.of(exchange, client.getName());
        return bodies.read(exchange.getRequest())
                .flatMap(body -> flow.submit(request, body.use()))
                .map(SubmitController::respond);
    }

    /** The Location is relative: the client knows our host, and the Host header proves nothing. */
    private static ResponseEntity<BatchAnswer> respond(BatchAnswer answer) {
        return ResponseEntity.status(answer.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .location(URI.create(PATH + "/" + answer.batchId()))
                .body(answer);
    }
}
