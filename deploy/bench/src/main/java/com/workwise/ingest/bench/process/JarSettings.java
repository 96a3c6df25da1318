package com.workwise.ingest.bench.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one of the deployed jars is started.
 *
 * @param jar the executable one
 * @param start the script that starts it; null = java itself
 * @param heap as in {@code -Xmx}
 * @param jvm further options of the JVM
 * @param properties further ones of the application
 * @param logs a directory
 * @param warmUp records that a worker settles before it is measured
 */
public record JarSettings(
        Path jar,
        @Nullable Path start,
        String heap,
        List<String> jvm,
        Map<String, String> properties,
        Path logs,
        long warmUp) {

    public JarSettings {
        jvm = List.copyOf(jvm);
        properties = Map.copyOf(properties);
    }

    /** @return how many of so many no figure counts */
    public long warmUpOf(long records) {
        return Math.clamp(warmUp, 1, records / 2);
    }

    /** With one property that beats all others. */
    public JarSettings with(String property, String value) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(property, value);
        return new JarSettings(jar, start, heap, jvm, all, logs, warmUp);
    }
}
