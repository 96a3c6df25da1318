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

    static List<String> words(List<String> typed, List<String> without, List<String> with) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (without.contains(word)) {
                i += FLAGS.contains(word) ? 0 : 1;
            } else if (without.stream().noneMatch(option -> word.startsWith(option + "="))) {
                words.add(word);
            }
        }
        with.stream().filter(word -> !words.contains(word)).forEach(words::add);
        return words;
    }
}
