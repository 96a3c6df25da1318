package com.workwise.ingest.api.deadletters.edit;

import com.workwise.ingest.JobField;
import com.workwise.ingest.Texts;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Swaps the two amounts of a salary that the rules refuse because the lower is above the upper; all else in it stays. */
record SwapSalaryBounds() implements Edit {

    /** As in the rule {@code salary.range}, whose texts these are. */
    private static final String AMOUNT =
            "\\p{Sc}?\\s?([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\\.[0-9]{1,2})?|[0-9]{1,12}(?:\\.[0-9]{1,2})?)";

    private static final Pattern RANGE =
            Pattern.compile("^" + AMOUNT + "\\s*(?:-|–|—|to)\\s*" + AMOUNT + "(?![0-9.,]|\\s?[kKmM])");

    @Override
    public ObjectNode apply(ObjectNode posting) {
        JsonNode salary = posting.get(JobField.SALARY.json());
        if (salary == null || !salary.isString()) {
            return posting;
        }
        ObjectNode edited = Tree.NODES.objectNode();
        edited.setAll(posting);
        edited.put(JobField.SALARY.json(), swapped(salary.stringValue()));
        return edited;
    }

    static String swapped(String salary) {
        Matcher range = RANGE.matcher(salary).region(firstVisible(salary), salary.length());
        if (!range.find() || amount(range.group(1)).compareTo(amount(range.group(2))) <= 0) {
            return salary;
        }
        return salary.substring(0, range.start(1))
                + range.group(2)
                + salary.substring(range.end(1), range.start(2))
                + range.group(1)
                + salary.substring(range.end(2));
    }

    /** The rules look at the text without what they clean away before it. */
    private static int firstVisible(String text) {
        int i = 0;
        while (i < text.length() && isCleaned(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isCleaned(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || Texts.isBidiControl(c);
    }

    private static BigDecimal amount(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }
}
