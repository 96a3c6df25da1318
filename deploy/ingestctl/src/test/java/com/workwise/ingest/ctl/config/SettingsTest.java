package com.workwise.ingest.ctl.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.workwise.ingest.ctl.Ctl;
import com.workwise.ingest.ctl.FakeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    private final FakeApi api = new FakeApi().on("GET /pipeline", "{}");

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    private Path file(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private Ctl bare() {
        return new Ctl(api).environment("INGESTCTL_KEY", "").environment("INGESTCTL_URL", "");
    }

    private String keySent() {
        return String.valueOf(api.last().headers().get("Authorization"));
    }

    @Test
    void takesFlagThenEnvironmentThenFile() throws IOException {
        Path ofFlag = file("flag", "of-flag\n", "rw-------");
        Path ofVariable = file("variable", "of-variable\n", "rw-------");
        Path config = file("config.properties", "url=" + api.url() + "/\nkey=of-file\n", "rw-------");
        Ctl ctl = bare().environment("INGESTCTL_CONFIG", config.toString());

        assertThat(ctl.run("pipeline", "status").code()).isZero();
        assertThat(keySent()).isEqualTo("Bearer of-file");
        ctl.environment("INGESTCTL_KEY_FILE", ofVariable.toString());
        assertThat(ctl.run("pipeline", "status").code()).isZero();
        assertThat(keySent()).isEqualTo("Bearer of-variable");
        ctl.environment("INGESTCTL_KEY", "of-environment");
        assertThat(ctl.run("pipeline", "status").code()).isZero();
        assertThat(keySent()).isEqualTo("Bearer of-environment");
        assertThat(ctl.run("pipeline", "status", "--key-file", ofFlag.toString())
                        .code())
                .isZero();
        assertThat(keySent()).isEqualTo("Bearer of-flag");
    }

    @Test
    void takesTheUrlOfTheFlagFirst() {
        Ctl ctl = new Ctl(api).environment("INGESTCTL_URL", "http://127.0.0.1:1");

        assertThat(ctl.run("pipeline", "status").code()).isEqualTo(1);
        assertThat(ctl.run("pipeline", "status", "--url", api.url()).code()).isZero();
    }

    @Test
    void warnsWhenOthersCanReadTheKey() throws IOException {
        Path open = file("open", "k", "rw-r--r--");
        Path own = file("own", "k", "rw-------");

        assertThat(new Ctl(api)
                        .run("pipeline", "status", "--key-file", open.toString())
                        .err())
                .contains("others can read the key in")
                .contains("chmod 600");
        assertThat(new Ctl(api)
                        .run("pipeline", "status", "--key-file", own.toString())
                        .err())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoKeyFileAddressOrProperty() throws IOException {
        Path twoWords = file("two", "two words", "rw-------");
        Path unknown = file("unknown.properties", "uri=http://x\n", "rw-------");

        assertThat(bare().run("pipeline", "status").err())
                .contains("No key for the API")
                .contains("INGESTCTL_KEY_FILE");
        for (String[] flags : new String[][] {
            {"--key-file", "/nowhere/key"},
            {"--key-file", twoWords.toString()},
            {"--url", "ftp://x"},
            {"--url", "http://user:pass@x"},
            {"--url", "nonsense"},
            {"--config", unknown.toString()},
            {"--config", "/nowhere/x"},
            {"--timeout", "soon"},
            {"--timeout", "0s"}
        }) {
            Ctl.Result result = new Ctl(api).run("pipeline", "status", flags[0], flags[1]);

            assertThat(result.code()).as(String.join(" ", flags)).isEqualTo(2);
            assertThat(result.err()).doesNotContain("two words");
        }
        assertThat(api.requests()).isEmpty();
    }
}
