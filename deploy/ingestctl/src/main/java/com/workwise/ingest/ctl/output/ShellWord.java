package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.json.Inert;
import java.util.regex.Pattern;

/** A word that bash and zsh read as the one it was. */
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    static String quote(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        String inert = Inert.text(word);
        if (inert.equals(word)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        return "$'" + Inert.text(word.replace("\\", "\\\\").replace("'", "\\'")) + "'";
    }
}
