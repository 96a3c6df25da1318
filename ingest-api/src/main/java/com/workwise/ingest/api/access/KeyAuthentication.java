package com.workwise.ingest.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import reactor.core.publisher.Mono;

/** Knows clients by the SHA-256 of their keys. A fast hash is enough: keys are random, not chosen by people. */
final class KeyAuthentication implements ReactiveAuthenticationManager {

    private record Known(String name, byte[] digest, List<GrantedAuthority> roles) {}

    private final List<Known> clients;

    KeyAuthentication(List<AccessSettings.Key> keys) {
        this.clients = keys.stream()
                .map(key -> new Known(key.name(), key.digest(), authorities(key.roles())))
                .toList();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
            return Mono.empty();
        }
        Known client = clientOf(bearer.getToken());
        return client == null
                ? Mono.error(new BadCredentialsException("unknown key"))
                : Mono.just(UsernamePasswordAuthenticationToken.authenticated(client.name(), null, client.roles()));
    }

    /** Compares with every key, each in constant time, so that the time taken tells nothing. */
    private @Nullable Known clientOf(String token) {
        byte[] digest = sha256(token);
        Known found = null;
        for (Known client : clients) {
            if (MessageDigest.isEqual(client.digest(), digest)) {
                found = client;
            }
        }
        return found;
    }

    private static List<GrantedAuthority> authorities(List<Role> roles) {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
