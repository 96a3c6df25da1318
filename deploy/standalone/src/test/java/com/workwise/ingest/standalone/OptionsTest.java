package com.workwise.ingest.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void needsNoArgument() {
        Options options = Options.parse(List.of());
        assertThat(options.httpPort()).isEqualTo(8080);
        assertThat(options.load()).isEmpty();
        assertThat(options.data()).hasToString("target/data");
    }

    @Test
    void takesTheSampleWhenNoFileIsNamed() {
        assertThat(Options.parse(List.of("--load")).load()).containsExactly("sample");
    }

    @Test
    void takesFilesSeparatedByCommasAndInRepeatedOptions() {
        assertThat(Options.parse(List.of("--load=a,b", "--load=c", "--exit")).load())
                .containsExactly("a", "b", "c");
    }

    @Test
    void passesSettingsWithADotOnToSpring() {
        Options options = Options.parse(List.of("--server.port=9000", "--ingest.worker.flow.lanes=1"));
        assertThat(options.httpPort()).isEqualTo(9000);
        assertThat(options.spring()).containsExactly("--ingest.worker.flow.lanes=1");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse(List.of("--laod=x")))
                .isInstanceOf(UsageError.class)
                .hasMessage("unknown option --laod");
        assertThatThrownBy(() -> Options.parse(List.of("jobs.ndjson"))).isInstanceOf(UsageError.class);
    }

    @Test
    void refusesPortsThatAreNone() {
        for (String port : List.of("", "x", "0", "65536", "-1")) {
            assertThatThrownBy(() -> Options.parse(List.of("--db-port=" + port)))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("--db-port");
        }
    }

    @Test
    void refusesToExitAfterNoLoad() {
        assertThatThrownBy(() -> Options.parse(List.of("--exit"))).isInstanceOf(UsageError.class);
    }
}
