package com.workwise.ingest.api.access;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keys who may come in; several keys of one name are legal, so that keys can be changed without a gap */
@ConfigurationProperties("ingest.api")
record AccessSettings(@DefaultValue List<Key> keys) {

    /**
     * @param name of the client; 1 to 100 characters of A-Z a-z 0-9 . _ -
     * @param sha256 of the key's UTF-8 bytes, as 64 hexadecimal digits
     * @param roles what it may do besides submitting and looking postings up
     */
    record Key(String name, String sha256, @DefaultValue List<Role> roles) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
        private static final Pattern SHA_256 = Pattern.compile("[0-9A-Fa-f]{64}");

        Key {
            roles = List.copyOf(roles);
            if (name == null || !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "ingest.api.keys[].name must be 1 to 100 characters of A-Z a-z 0-9 . _ -");
            }
            if (sha256 == null || !SHA_256.matcher(sha256).matches()) {
                throw new IllegalArgumentException("ingest.api.keys[].sha256 of '" + name
                        + "' must be the SHA-256 of the key as 64 hexadecimal digits, not the key itself");
            }
        }

        byte[] digest() {
            return HexFormat.of().parseHex(sha256);
        }
    }

    AccessSettings {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new NoKeysException();
        }
    }
}
