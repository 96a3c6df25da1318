package com.workwise.ingest.ctl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command line for the next step, made of this one's words. */
final class Retyped {

    /** Options without a value; of the others the word behind goes with them. */
    private static final Set<String> FLAGS =
            Set.of("--dry-run", "--check-database", "--yes", "-y", "--json", "--hints", "--no-hints");

    private Retyped() {}

    /** @param with options that take a value stand before it, and replace those that were typed */
    static List<String> words(List<String> typed, List<String> without, List<String> with) {
        List<String> gone = new ArrayList<>(without);
        for (int i = 0; i < with.size(); i++) {
            if (takesValue(with, i)) {
                gone.add(with.get(i));
            }
        }
        List<String> words = kept(typed, gone);
        for (int i = 0; i < with.size(); i++) {
            String word = with.get(i);
            if (takesValue(with, i)) {
                words.add(word);
                words.add(with.get(++i));
            } else if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> kept(List<String> typed, List<String> gone) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (gone.contains(word)) {
                i += FLAGS.contains(word) ? 0 : 1;
            } else if (gone.stream().noneMatch(option -> word.startsWith(option + "="))) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean takesValue(List<String> words, int at) {
        return words.get(at).startsWith("-")
                && at + 1 < words.size()
                && !words.get(at + 1).startsWith("-");
    }
}
