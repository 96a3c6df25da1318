package com.workwise.ingest.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class TemporaryDirectoryTest {

    @Test
    void onlyDirectoriesOfJvmsThatHaveEndedAreCleared() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        TemporaryDirectory ours = TemporaryDirectory.of("ours");
        Path leftOver = Files.createDirectory(ours.path().resolveSibling(ended.pid() + "-kafka1"));
        try {
            TemporaryDirectory another = TemporaryDirectory.of("another");
            another.deleteAtEnd(() -> {});
            another.delete();
            assertThat(leftOver).doesNotExist();
            assertThat(ours.path()).exists();
        } finally {
            ours.deleteAtEnd(() -> {});
            ours.delete();
        }
    }
}
