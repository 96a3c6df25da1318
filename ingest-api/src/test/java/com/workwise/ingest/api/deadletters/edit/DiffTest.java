package com.workwise.ingest.api.deadletters.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class DiffTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void tellsWhatIsAddedRemovedAndChanged() {
        assertThat(diff(
                        "{\"a\":1,\"b\":null,\"c\":{\"d\":[1,2]},\"e\":[1]}",
                        "{\"a\":2,\"c\":{\"d\":[1,3]},\"e\":[],\"f/~\":null}"))
                .isEqualTo("[{\"pointer\":\"/a\",\"before\":1,\"after\":2},{\"pointer\":\"/b\",\"before\":null},"
                        + "{\"pointer\":\"/c/d/1\",\"before\":2,\"after\":3},"
                        + "{\"pointer\":\"/e\",\"before\":[1],\"after\":[]},{\"pointer\":\"/f~1~0\",\"after\":null}]");
    }

    @Test
    void boundsTexts() {
        String long301 = "x".repeat(299) + "😀";
        assertThat(diff("{\"a\":\"" + long301 + "\"}", "{\"a\":{\"b\":\"" + long301 + "\"}}"))
                .isEqualTo("[{\"pointer\":\"/a\",\"before\":\"" + "x".repeat(299) + "\",\"after\":\"{\\\"b\\\":\\\""
                        + "x".repeat(294) + "\"}]");
    }

    @Test
    void canAlwaysBeWrittenAsUtf8() {
        List<Change> changes = Diff.between(
                Tree.readEdits("{\"\\ud800\":\"\\ud800\",\"n\":1e1000000000}"),
                Tree.readEdits("{\"x\":{\"\\udc00\":[\"\\udc00\"]}}"));
        assertThat(new String(JSON.writeValueAsBytes(changes), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "[{\"pointer\":\"/\uFFFD\",\"before\":\"\uFFFD\"},{\"pointer\":\"/n\",\"before\":1e1000000000},"
                                + "{\"pointer\":\"/x\",\"after\":\"{\\\"\\\\udc00\\\":[\\\"\\\\udc00\\\"]}\"}]");
    }

    private static String diff(String before, String after) {
        return JSON.writeValueAsString(Diff.between(Tree.readEdits(before), Tree.readEdits(after)));
    }
}
