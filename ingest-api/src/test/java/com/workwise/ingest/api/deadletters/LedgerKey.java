package com.workwise.ingest.api.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Keys of a {@link LedgerApi}, each with the roles that it says. */
public enum LedgerKey {
    ALL("dead-letters:read,dead-letters:replay,dead-letters:discard"),
    READ("dead-letters:read"),
    REPLAY("dead-letters:replay"),
    DISCARD("dead-letters:discard"),
    NONE("");

    private final String roles;

    LedgerKey(String roles) {
        this.roles = roles;
    }

    String secret() {
        return "key-of-" + name() + "-0123456789";
    }

    /** @return arguments of the API */
    List<String> settings() {
        String at = "--ingest.api.keys[" + ordinal() + "].";
        return List.of(at + "name=" + name(), at + "sha256=" + sha256(secret()), at + "roles=" + roles);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
