package com.workwise.ingest.ctl.output;

import com.workwise.ingest.ctl.Shell;
import java.util.List;

/** Whether to colour: as asked for; by itself on a terminal only, and never under NO_COLOR. */
public enum ColorWish {
    AUTO,
    ALWAYS,
    NEVER;

    /** Read before the parser, whose own messages are coloured too. */
    public static ColorWish of(List<String> arguments, Shell shell) {
        ColorWish wish = shell.variable("NO_COLOR") == null && !"dumb".equals(shell.variable("TERM")) ? AUTO : NEVER;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--color") && i + 1 < arguments.size()) {
                wish = named(arguments.get(i + 1), wish);
            } else if (argument.startsWith("--color=")) {
                wish = named(argument.substring("--color=".length()), wish);
            }
        }
        return wish;
    }

    private static ColorWish named(String name, ColorWish otherwise) {
        for (ColorWish wish : values()) {
            if (wish.name().equalsIgnoreCase(name)) {
                return wish;
            }
        }
        return otherwise;
    }

    public boolean on(boolean terminal) {
        return this == ALWAYS || (this == AUTO && terminal);
    }
}
