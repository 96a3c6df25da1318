package com.workwise.ingest.ctl.config;

import com.workwise.ingest.ctl.Failure;
import com.workwise.ingest.ctl.Shell;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to ask.
 *
 * @param url without a slash at its end
 * @param key never printed
 * @param timeout of one request
 * @param warnings to be said once
 */
public record Settings(URI url, String key, Duration timeout, List<String> warnings) {

    private static final String DEFAULT_URL = "http://127.0.0.1:8080";
    private static final String DEFAULT_TIMEOUT = "60s";

    public static Settings of(GlobalOptions options, Shell shell) {
        if (!List.of("auto", "always", "never").contains(options.color().toLowerCase(Locale.ROOT))) {
            throw Failure.misuse("--color cannot be " + options.color(), "Use auto, always or never.");
        }
        Warnings warnings = new Warnings();
        ConfigFile file = ConfigFile.of(options.config(), shell);
        URI url = url(first(options.url(), shell.variable("INGESTCTL_URL"), file.value("url"), DEFAULT_URL));
        Duration timeout = Durations.parse(
                first(options.timeout(), shell.variable("INGESTCTL_TIMEOUT"), file.value("timeout"), DEFAULT_TIMEOUT));
        if (!timeout.isPositive()) {
            throw Failure.misuse("The timeout must be longer than nothing", "Use e.g. --timeout 60s.");
        }
        String key = new KeyRing(options, shell, file, warnings).key();
        if (url.getScheme().equals("http") && !isLoopback(url)) {
            warnings.add("the key travels unencrypted to " + url.getHost() + "; use https");
        }
        return new Settings(url, key, timeout, warnings.lines());
    }

    private static URI url(String text) {
        String bare = text.strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(bare);
            String scheme = uri.getScheme();
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("http".equals(scheme) || "https".equals(scheme))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw Failure.misuse("This is no address of an API: " + text, "Use e.g. --url https://ingest.example.com");
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static String first(@Nullable String... candidates) {
        for (@Nullable String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        throw new IllegalStateException("the last candidate is a default");
    }

    @Override
    public String toString() {
        return "Settings[" + url + "]";
    }
}
