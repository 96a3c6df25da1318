package com.workwise.ingest.api.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells how to make a key instead of a stack trace. Named in META-INF/spring.factories. */
final class NoKeysAnalyzer extends AbstractFailureAnalyzer<NoKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoKeysException cause) {
        return new FailureAnalysis("The API has no key, so it would let nobody in.", """
                Make a key, and give the API its name and its SHA-256 (never the key itself):

                    KEY=$(openssl rand -hex 24)
                    printf %s "$KEY" | sha256sum

                    ingest.api.keys[0].name=my-client      (environment: INGEST_API_KEYS_0_NAME)
                    ingest.api.keys[0].sha256=<64 digits>  (environment: INGEST_API_KEYS_0_SHA256)

                Clients then send "Authorization: Bearer $KEY".""", cause);
    }
}
