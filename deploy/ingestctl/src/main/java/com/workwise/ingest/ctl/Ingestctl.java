package com.workwise.ingest.ctl;

import java.util.List;
import picocli.CommandLine;

/** {@code ingestctl}. */
public final class Ingestctl {

    private Ingestctl() {}

    public static void main(String[] arguments) {
        System.exit(run(Shell.ofProcess(), arguments));
    }

    static int run(Shell shell, String... arguments) {
        CommandLine root = CommandTree.of(shell, List.of(arguments));
        try {
            return root.execute(arguments);
        } finally {
            shell.out().flush();
            shell.err().flush();
        }
    }
}
