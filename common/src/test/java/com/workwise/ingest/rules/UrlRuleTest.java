package com.workwise.ingest.rules;

import static com.workwise.ingest.ValidationLevel.LENIENT;
import static com.workwise.ingest.ValidationLevel.MODERATE;
import static com.workwise.ingest.ValidationLevel.STRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org/",
                "HTTPS://Example.org:8443/a/b?c=d#e",
                "https://example.org?x=a@b",
                "https://example.org/@handle",
                "https://[2001:db8::1]/jobs",
                "https://müller.example/stellen/schweißer",
                "https://example.org/%E4%BD%A0/{id}|x",
            })
    void takesLinksToTheWeb(String url) {
        assertThat(Draft.complete().text("url", url).accepted(STRICT).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/x",
                "javascript:alert(1)",
                "JaVaScRiPt://example.org/%0aalert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "gopher://example.org",
                "//example.org/x",
                "example.org/x",
                "/jobs/1",
                "http:example.org",
                "http:/example.org",
                "xhttp://example.org",
                "httpſ://example.org",
                "N/A",
            })
    void refusesOtherSchemes(String url) {
        refused(Draft.complete().text("url", url), "url.scheme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://",
                "https:///path",
                "http://?x",
                "http://:80/x",
                "https://user@example.org",
                "https://user:password@example.org/x",
                "https://good.example\\@evil.example",
                "https://exa mple.org",
                "https://example.org/a b",
                "https://example.org/a\u00A0b",
                "https://example.org/a\u2028b",
                "https://example.org/a\nb",
            })
    void refusesLinksThatLeadElsewhereThanTheySeem(String url) {
        refused(Draft.complete().text("url", url), "url.format");
    }

    @Test
    void dropsALinkThatIsTooLongBecauseACutOneLeadsElsewhere() {
        String longest = "https://example.org/" + "x".repeat(2_028);
        assertThat(Draft.complete().text("url", longest).warnings(STRICT)).isEmpty();
        refused(Draft.complete().text("url", longest + "x"), "url.too_long");
    }

    @Test
    void isQuickOnHostileLinks() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (String bait :
                    new String[] {"http://" + "a".repeat(2_000) + "@", "http://a/" + "/a?#".repeat(25_000)}) {
                assertThat(Draft.complete().text("url", bait).refusals(MODERATE))
                        .isNotEmpty();
            }
        });
    }

    private static void refused(Draft draft, String code) {
        assertThat(draft.refusals(STRICT)).containsExactly(code);
        assertThat(draft.refusals(MODERATE)).containsExactly(code);
        assertThat(draft.warnings(LENIENT)).containsExactly(code);
        assertThat(draft.accepted(LENIENT).url()).isNull();
    }
}
