package com.workwise.ingest.bench.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** CPU seconds by process, as {@link Services} and {@link WorkerProcess} name them. */
public record Cpu(Map<String, Double> seconds) {

    public Cpu {
        seconds = Map.copyOf(seconds);
    }

    public Cpu with(String process, double used) {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put(process, used);
        return new Cpu(all);
    }

    /** @return what was used since then */
    public Cpu since(Cpu earlier) {
        Map<String, Double> used = new LinkedHashMap<>();
        seconds.forEach((process, now) -> used.put(process, now - earlier.seconds.getOrDefault(process, 0.0)));
        return new Cpu(used);
    }
}
