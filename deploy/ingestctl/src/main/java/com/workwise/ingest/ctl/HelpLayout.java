package com.workwise.ingest.ctl;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's own options first, in the order of their importance, then its groups, then what all commands have. */
final class HelpLayout {

    private HelpLayout() {}

    static void applyTo(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.sortOptions(false);
        usage.abbreviateSynopsis(true);
        if (command.getParent() != null) {
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        }
        command.getSubcommands().values().forEach(HelpLayout::applyTo);
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        List<OptionSpec> grouped = help.commandSpec().argGroups().stream()
                .filter(group -> group.heading() != null)
                .flatMap(group -> group.allOptionsNested().stream())
                .toList();
        List<OptionSpec> own = all.stream()
                .filter(option -> !option.inherited() && !grouped.contains(option))
                .toList();
        List<OptionSpec> common =
                all.stream().filter(option -> option.inherited()).toList();
        return list(help, own) + help.optionListGroupSections() + System.lineSeparator() + "Of every command:"
                + System.lineSeparator() + list(help, common);
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }
}
