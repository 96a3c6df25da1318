package com.workwise.ingest.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends bytes as they are, and reads all that comes back until the server closes. */
final class RawHttp {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");
    private static final int LONG_MS = 5_000;
    private static final int MOMENT_MS = 80;
    private static final JsonMapper JSON = new JsonMapper();

    /** How the server ended the exchange. */
    enum End {
        CLOSED,
        RESET,
        STILL_OPEN
    }

    record Response(int status, String head, String body) {

        String code() {
            return body.startsWith("{") ? json().path("code").asString("") : "";
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    record Exchange(List<Response> responses, End end, String text) {}

    private RawHttp() {}

    /** Waits for the first answer, then for the connection's end. */
    static Exchange exchange(int port, byte[] request) {
        return exchange(port, request, End.CLOSED);
    }

    /** @param expected an end is waited for, that there is none only for a moment */
    static Exchange exchange(int port, byte[] request, End expected) {
        int patience = expected == End.STILL_OPEN ? MOMENT_MS : LONG_MS;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(LONG_MS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
            } catch (IOException cutOff) {
                Exchange answered = read(socket, patience);
                return new Exchange(answered.responses(), End.RESET, answered.text());
            }
            return read(socket, patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange read(Socket socket, int patience) {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        End end = End.CLOSED;
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                got.write(next);
                got.writeBytes(in.readNBytes(in.available()));
                socket.setSoTimeout(patience);
            }
        } catch (SocketTimeoutException open) {
            end = End.STILL_OPEN;
        } catch (IOException reset) {
            end = End.RESET;
        }
        String text = got.toString(ISO_8859_1);
        return new Exchange(responses(text), end, text);
    }

    /** @param text all that came until the server closed the connection */
    static Exchange ended(String text) {
        return new Exchange(responses(text), End.CLOSED, text);
    }

    /** Answers without a length reach to the end. */
    private static List<Response> responses(String text) {
        List<Response> responses = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Matcher status = STATUS.matcher(text).region(at, text.length());
            int headEnd = text.indexOf("\r\n\r\n", at);
            if (!status.lookingAt() || headEnd < 0) {
                throw new AssertionError("not a response: " + text.substring(at));
            }
            String head = text.substring(at, headEnd);
            Matcher length = LENGTH.matcher(head);
            int end = length.find() ? headEnd + 4 + Integer.parseInt(length.group(1)) : text.length();
            responses.add(new Response(
                    Integer.parseInt(status.group(1)),
                    head,
                    text.substring(headEnd + 4, Math.min(end, text.length()))));
            at = end;
        }
        return responses;
    }
}
