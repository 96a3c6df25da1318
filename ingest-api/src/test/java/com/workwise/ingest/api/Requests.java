package com.workwise.ingest.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, for what no client library would send. */
final class Requests {

    static final byte[] GOOD = utf8("{\"items\":[{\"externalId\":\"good-1\",\"title\":\"Baker\"}]}");

    private Requests() {}

    /** A submission that is right but for what the lines change; a line of a name that is there already replaces it. */
    static byte[] post(byte[] body, String... lines) {
        StringBuilder head = new StringBuilder("POST " + RunningApi.BATCHES + " HTTP/1.1\r\n");
        for (String standard : new String[] {
            "Host: 127.0.0.1",
            "Authorization: Bearer " + RunningApi.KEY,
            "Content-Type: application/json",
            "Content-Length: " + body.length
        }) {
            if (!isReplaced(standard, lines)) {
                head.append(standard).append("\r\n");
            }
        }
        for (String line : lines) {
            if (!line.endsWith(":-")) {
                head.append(line).append("\r\n");
            }
        }
        return join(head.append("\r\n").toString().getBytes(ISO_8859_1), body);
    }

    /** A request of lines alone, with a key. */
    static byte[] lines(String first, String... more) {
        String head = first + "\r\nAuthorization: Bearer " + RunningApi.KEY + "\r\n";
        return (head
                        + String.join(
                                "",
                                java.util.Arrays.stream(more)
                                        .map(line -> line + "\r\n")
                                        .toList()) + "\r\n")
                .getBytes(ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static boolean isReplaced(String standard, String... lines) {
        String name = standard.substring(0, standard.indexOf(':') + 1);
        for (String line : lines) {
            if (line.regionMatches(true, 0, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
