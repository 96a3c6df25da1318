package com.workwise.ingest.ctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RetypedTest {

    private static final List<String> TYPED =
            List.of("dlq", "replay", "--code", "c", "--patch", "{1}", "--dry-run", "--hints");

    @Test
    void replacesAnOptionTogetherWithItsValue() {
        assertThat(Retyped.words(TYPED, List.of(), List.of("--patch", "{2}", "--dry-run")))
                .containsExactly("dlq", "replay", "--code", "c", "--dry-run", "--hints", "--patch", "{2}");
    }

    @Test
    void leavesOutAndAdds() {
        assertThat(Retyped.words(TYPED, List.of("--dry-run", "--code"), List.of("--canary")))
                .containsExactly("dlq", "replay", "--patch", "{1}", "--hints", "--canary");
        assertThat(Retyped.words(List.of("replay", "--confirm=7", "id"), List.of("--confirm"), List.of("--confirm=8")))
                .containsExactly("replay", "id", "--confirm=8");
    }
}
