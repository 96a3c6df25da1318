package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes from one tree to another, bounded in number and length, and well-formed Unicode whatever the trees hold. */
final class Diff {

    private static final int MOST = 50;

    /** Of a text and of a pointer, in UTF-16 units. */
    private static final int LENGTH = 300;

    private final List<Change> changes = new ArrayList<>();

    private Diff() {}

    static List<Change> between(JsonNode before, JsonNode after) {
        Diff diff = new Diff();
        diff.walk("", before, after);
        return List.copyOf(diff.changes);
    }

    static Change ofTexts(String before, String after) {
        return new Change("", Tree.NODES.stringNode(excerpt(before)), Tree.NODES.stringNode(excerpt(after)));
    }

    private void walk(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (changes.size() == MOST || (before != null && before.equals(after))) {
            return;
        }
        if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
            walkObjects(pointer, left, right);
        } else if (before instanceof ArrayNode left
                && after instanceof ArrayNode right
                && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                walk(pointer + '/' + i, left.get(i), right.get(i));
            }
        } else {
            changes.add(new Change(excerpt(pointer), excerpt(before), excerpt(after)));
        }
    }

    private void walkObjects(String pointer, ObjectNode left, ObjectNode right) {
        for (String name : left.propertyNames()) {
            walk(pointer + '/' + escaped(name), left.get(name), right.get(name));
        }
        for (String name : right.propertyNames()) {
            if (left.get(name) == null) {
                walk(pointer + '/' + escaped(name), null, right.get(name));
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static @Nullable JsonNode excerpt(@Nullable JsonNode node) {
        if (node == null || (!node.isContainer() && !node.isString())) {
            return node;
        }
        if (node.isString()) {
            return Tree.NODES.stringNode(excerpt(node.stringValue()));
        }
        String json = Tree.text(node);
        boolean whole = json.length() <= LENGTH && !json.contains("\\ud");
        return whole ? node : Tree.NODES.stringNode(excerpt(json));
    }

    private static String excerpt(String text) {
        int end = Math.min(text.length(), LENGTH);
        boolean splits = end < text.length() && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
        String cut = text.substring(0, splits ? end - 1 : end);
        return Texts.isIllFormed(cut) ? wellFormed(cut) : cut;
    }

    private static String wellFormed(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
