package com.workwise.ingest.ctl.session;

import com.workwise.ingest.ctl.Shell;
import com.workwise.ingest.ctl.config.GlobalOptions;
import com.workwise.ingest.ctl.config.Settings;
import com.workwise.ingest.ctl.http.Api;
import com.workwise.ingest.ctl.output.ColorWish;
import com.workwise.ingest.ctl.output.Screen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every command is made with; the settings are read when the first one asks. */
public final class Session {

    private final Shell shell;
    private final GlobalOptions options;
    private final ColorWish color;
    private final List<String> arguments;
    private @Nullable Api api;

    public Session(Shell shell, GlobalOptions options, ColorWish color, List<String> arguments) {
        this.shell = shell;
        this.options = options;
        this.color = color;
        this.arguments = arguments;
    }

    public Shell shell() {
        return shell;
    }

    public Screen screen() {
        return new Screen(
                shell, color, options.json(), options.hints(shell.terminals().err()));
    }

    public Api api() {
        Api known = api;
        if (known == null) {
            Settings settings = Settings.of(options, shell);
            settings.warnings().forEach(screen()::warn);
            known = new Api(settings);
            api = known;
        }
        return known;
    }

    /** The command as it was typed, without some options and with others. */
    public List<String> again(List<String> without, List<String> with) {
        return Retyped.words(arguments, without, with);
    }

    /** As {@link #again}, of another command of the same group, which takes the rest of the options. */
    public List<String> as(String group, String command, List<String> without, List<String> with) {
        List<String> words = new ArrayList<>(arguments);
        int at = words.indexOf(group);
        if (at >= 0 && at + 1 < words.size()) {
            words.set(at + 1, command);
        }
        return Retyped.words(words, without, with);
    }
}
