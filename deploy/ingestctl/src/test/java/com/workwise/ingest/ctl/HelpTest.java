package com.workwise.ingest.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class HelpTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private static CommandLine tree() {
        Shell shell = Shell.ofProcess();
        return CommandTree.of(shell, List.of());
    }

    private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
        paths.add(path);
        command.getSubcommands().forEach((name, child) -> {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            collect(child, longer, paths);
        });
    }

    @Test
    void everyCommandHasHelpWithExamplesThatParse() {
        List<List<String>> paths = new ArrayList<>();
        collect(tree(), List.of(), paths);
        assertThat(paths).hasSizeGreaterThan(20);
        for (List<String> path : paths) {
            List<String> words = new ArrayList<>(path);
            words.add("--help");
            Ctl.Result result = new Ctl(api).columns(80).run(words.toArray(new String[0]));

            assertThat(result.code()).as(path.toString()).isZero();
            List<String> examples = result.out()
                    .lines()
                    .filter(line -> line.startsWith("  ingestctl "))
                    .toList();
            assertThat(examples).as(path.toString()).isNotEmpty();
            examples.forEach(HelpTest::assertParses);
            assertThat(result.out().lines()).as(path.toString()).allMatch(line -> line.length() <= 80);
        }
    }

    private static void assertParses(String example) {
        String bare = example.strip()
                .replaceAll("\\s+#.*$", "")
                .replaceAll("\\s+[|>].*$", "")
                .replace(" FIX", " --swap-salary");
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(bare);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        assertThat(tree().parseArgs(words.subList(1, words.size()).toArray(new String[0]))
                        .errors())
                .as(example)
                .isEmpty();
    }

    @Test
    void writesACompletionScript() {
        Ctl.Result result = new Ctl(api).run("generate-completion");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("_complete_ingestctl")
                .contains("--dry-run")
                .contains("compdef");
    }

    @Test
    void tellsItsVersion() {
        assertThat(new Ctl(api).run("--version").out())
                .startsWith("ingestctl 0.")
                .contains("Java 25");
    }
}
