package com.workwise.ingest.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

final class KeyAuthenticationTest {

    private final KeyAuthentication keys =
            new KeyAuthentication(List.of(key("one", "old"), key("one", "new"), key("two", "other")));

    @Test
    void knowsAClientByAnyOfItsKeys() {
        assertName("old", "one");
        assertName("new", "one");
        assertName("other", "two");
    }

    @Test
    void knowsNobodyElse() {
        for (String token : List.of("", "Old", "old ", "one", sha256("old"))) {
            StepVerifier.create(authenticate(token.isEmpty() ? "-" : token)).verifyError(BadCredentialsException.class);
        }
    }

    private void assertName(String token, String name) {
        StepVerifier.create(authenticate(token))
                .assertNext(client -> {
                    assertThat(client.getName()).isEqualTo(name);
                    assertThat(client.isAuthenticated()).isTrue();
                    assertThat(client.toString()).doesNotContain(token);
                })
                .verifyComplete();
    }

    private Mono<Authentication> authenticate(String token) {
        return keys.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private static AccessSettings.Key key(String name, String secret) {
        return new AccessSettings.Key(name, sha256(secret), List.of());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
