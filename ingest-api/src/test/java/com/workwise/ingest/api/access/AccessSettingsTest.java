package com.workwise.ingest.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;

final class AccessSettingsTest {

    private static final String DIGEST = "0".repeat(64);

    private final ReactiveWebApplicationContextRunner application =
            new ReactiveWebApplicationContextRunner().withUserConfiguration(AccessConfig.class);

    @Test
    void refusesToStartWithoutAKeyAndTellsHowToMakeOne() {
        application.run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(failure).hasRootCauseInstanceOf(NoKeysException.class);
            FailureAnalysis analysis = Objects.requireNonNull(new NoKeysAnalyzer().analyze(failure));
            assertThat(analysis.getAction()).contains("sha256sum", "ingest.api.keys[0].sha256");
        });
    }

    @ParameterizedTest
    @CsvSource({"'',0", "'a\n',0", "'a b',0", "name,''", "name,the-key-itself", "ä,0"})
    void refusesNamesAndDigestsThatAreNone(String name, String digest) {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "test",
                                Map.of(
                                        "ingest.api.keys[0].name",
                                        name,
                                        "ingest.api.keys[0].sha256",
                                        digest.equals("0") ? DIGEST : digest))))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(IllegalArgumentException.class)
                        .rootCause()
                        .hasMessageContaining("ingest.api.keys[]"));
    }

    @Test
    void startsWithTwoKeysOfOneName() {
        application
                .withPropertyValues(
                        "ingest.api.keys[0].name=one",
                        "ingest.api.keys[0].sha256=" + DIGEST,
                        "ingest.api.keys[1].name=one",
                        "ingest.api.keys[1].sha256=" + DIGEST.replace('0', 'F'))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
