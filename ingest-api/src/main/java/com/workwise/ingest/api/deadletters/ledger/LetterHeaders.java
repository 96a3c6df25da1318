package com.workwise.ingest.api.deadletters.ledger;

import com.workwise.ingest.api.deadletters.LetterHeader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A letter's headers. Anybody may have written them: they are read as far as they make sense. */
record LetterHeaders(ConsumerRecord<byte[], byte[]> letter) {

    /** @return the last one as UTF-8 text without U+0000, which PostgreSQL cannot hold; null = none, or no text */
    @Nullable
    String text(String name) {
        String text = LetterHeader.utf8(bytes(name));
        return text == null ? null : inert(text);
    }

    /** For people: what is no UTF-8 in it is marked, and what is too long is cut. */
    String text(String name, int longest, String otherwise) {
        byte[] value = bytes(name);
        return value == null || value.length == 0
                ? otherwise
                : cut(inert(new String(value, StandardCharsets.UTF_8)), longest);
    }

    /** @return a big-endian number of 4 or 8 bytes */
    OptionalLong number(String name) {
        byte[] value = bytes(name);
        if (value != null && value.length == Long.BYTES) {
            return OptionalLong.of(ByteBuffer.wrap(value).getLong());
        }
        return value != null && value.length == Integer.BYTES
                ? OptionalLong.of(ByteBuffer.wrap(value).getInt())
                : OptionalLong.empty();
    }

    /** @return a decimal number */
    OptionalLong decimal(String name) {
        String text = text(name);
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException nonsense) {
            return OptionalLong.empty();
        }
    }

    boolean has(String name) {
        return letter.headers().lastHeader(name) != null;
    }

    /** @return those whose names begin with none of the prefixes */
    List<LetterHeader> without(List<String> prefixes) {
        List<LetterHeader> others = new ArrayList<>();
        for (Header header : letter.headers()) {
            if (prefixes.stream().noneMatch(header.key()::startsWith)) {
                others.add(new LetterHeader(header.key(), header.value()));
            }
        }
        return others;
    }

    private byte @Nullable [] bytes(String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    /** As PostgreSQL and UTF-8 can hold it: JSON can escape U+0000 and half a character. */
    static String inert(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    /** In UTF-16 units, never between two that belong together. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
