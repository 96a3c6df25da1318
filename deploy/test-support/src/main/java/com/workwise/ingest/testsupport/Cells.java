package com.workwise.ingest.testsupport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of a table in a text block: {@code |} between them, {@code <<x*500>>} for x five hundred times,
 * {@code <<hex C0AF>>} for bytes, {@code <<CR>>}, {@code <<LF>>}, {@code <<NUL>>} for what no text block can hold.
 */
public final class Cells {

    private static final Pattern MACRO =
            Pattern.compile("<<(?:hex (\\p{XDigit}+)|((?:(?!>>).)+?)\\*(\\d+)|(CR|LF|NUL))>>");

    private Cells() {}

    /** @return the stripped cells of each row; an empty line only parts */
    public static List<List<String>> rows(String table) {
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    public static byte[] bytes(String cell) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher macro = MACRO.matcher(cell);
        int at = 0;
        while (macro.find()) {
            bytes.writeBytes(cell.substring(at, macro.start()).getBytes(UTF_8));
            bytes.writeBytes(expand(macro));
            at = macro.end();
        }
        bytes.writeBytes(cell.substring(at).getBytes(UTF_8));
        return bytes.toByteArray();
    }

    /** @return each byte as one character, which is what a line of a head is made of */
    public static String line(String cell) {
        return new String(bytes(cell), ISO_8859_1);
    }

    public static String text(String cell) {
        return new String(bytes(cell), UTF_8);
    }

    private static byte[] expand(Matcher macro) {
        if (macro.group(1) != null) {
            return HexFormat.of().parseHex(macro.group(1));
        }
        if (macro.group(2) != null) {
            return macro.group(2).repeat(Integer.parseInt(macro.group(3))).getBytes(UTF_8);
        }
        return new byte[] {
            switch (macro.group(4)) {
                case "CR" -> '\r';
                case "LF" -> '\n';
                default -> 0;
            }
        };
    }
}
